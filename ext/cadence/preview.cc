// cadence_preview([now]): which prospects which workflow would act on, if a synchronization took place at that moment; by the same code, without
// writing (C4). Where several workflows match one prospect, each is shown as if it were the only one.
//
//   SELECT workflow_id, record_id, effect FROM cadence_preview;
#include <array>
#include <vector>

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
      sql::Statement rows = connection.prepare(
          "SELECT e.workflow_id, e.action, r.record_type, r.record_id, e.prospect_id, e.cadence_id, e.effect "
          "FROM temp.cadence_effect e CROSS JOIN temp.cadence_record r ON r.position = e.position ORDER BY e.rowid");
      while (rows.step()) {
        Line line;
        for (int i = 0; i < hidden; ++i) line[i] = rows.get<std::optional<std::string>>(i);
        lines_.push_back(line);
      }
      rows.reset();
      forget_plan(connection);
    }
    bool next() { return ++row_ <= static_cast<std::int64_t>(lines_.size()); }
    void column(sqlite3_context* context, int index) const {
      if (index < hidden) sql::to_result(context, lines_[row_ - 1][index]);
    }
    std::int64_t rowid() const { return row_; }

   private:
    using Line = std::array<std::optional<std::string>, hidden>;
    std::vector<Line> lines_;
    std::int64_t row_ = 0;
  };
};

}  // namespace

void define_cadence_preview(sql::Connection& connection) { sql::define_table<CadencePreview>(connection); }

}  // namespace crm
