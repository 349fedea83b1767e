// cadence_preview([now]): which prospects which workflow would act on, if a synchronization took place at that moment; by the same code, without
// writing (C4). Where several workflows match one prospect, each is shown as if it were the only one.
//
//   SELECT workflow_id, record_id, effect FROM cadence_preview;
#include <array>
#include <optional>

#include "cadence/actions.h"
#include "cadence/plan.h"
#include "cadence/schedule.h"
#include "cadence/tables.h"
#include "core/core.h"
#include "sqlite/table.h"
#include "tasks/task.h"

namespace crm {
namespace {

struct CadencePreview {
  static constexpr const char* name = "cadence_preview";
  static constexpr const char* declaration =
      "CREATE TABLE x(workflow_id TEXT, action TEXT, record_type TEXT, record_id TEXT, prospect_id TEXT, cadence_id TEXT, effect TEXT, now TEXT "
      "HIDDEN)";
  static constexpr int hidden = 7;
  static constexpr std::array<int, 1> arguments{hidden};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) {
      require_schema(connection, this_release());
      const Schedule schedule = load_schedule(connection, moment(connection, given[0]));
      make_plan(connection, schedule);
      act(connection, false);
      rows_.emplace(connection,
                    "SELECT e.workflow_id, e.action, r.record_type, r.record_id, e.prospect_id, e.cadence_id, e.effect "
                    "FROM temp.cadence_effect e CROSS JOIN temp.cadence_record r ON r.position = e.position ORDER BY e.rowid");
    }
    bool next() {
      ++row_;
      return rows_->next();
    }
    void column(sqlite3_context* context, int index) const {
      if (index < hidden) sqlite3_result_value(context, sqlite3_column_value(rows_->row().handle(), index));
    }
    std::int64_t rowid() const { return row_; }

   private:
    std::optional<PlanRows> rows_;
    std::int64_t row_ = 0;
  };
};

}  // namespace

void define_cadence_preview(sql::Connection& connection) { sql::define_table<CadencePreview>(connection); }

}  // namespace crm
