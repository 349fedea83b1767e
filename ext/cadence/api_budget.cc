// api_budget([now]): what is left of the budget, and when each waiting field and activity will go; by the same plan as the synchronization, without
// writing (C2). It assumes that cadence_sync() is called whenever it is due. What is held does not go, and is not shown: see cadence_waiting_change.
//
//   SELECT used, "left", record_id, field, goes_at FROM api_budget;
#include <array>
#include <optional>

#include "cadence/plan.h"
#include "cadence/schedule.h"
#include "cadence/tables.h"
#include "core/core.h"
#include "sqlite/table.h"
#include "tasks/task.h"

namespace crm {
namespace {

// What costs a call, in order, each with how many calls its whole record costs.
constexpr const char* waiting =
    "SELECT w.direction, r.record_type, r.record_id, CASE w.kind WHEN 'activity' THEN 'activity' ELSE w.field END, w.position, "
    "count(*) OVER (PARTITION BY w.position) FROM temp.cadence_work w CROSS JOIN temp.cadence_record r ON r.position = w.position "
    "WHERE w.fate = 'go' AND w.cost ORDER BY w.position, w.direction, w.kind, w.field";

std::int64_t seconds(sql::Connection& connection, const std::string& instant) {
  sql::Statement row = connection.prepare("SELECT unixepoch(?1)");
  row.bind(instant).step();
  return row.get<std::int64_t>(0);
}

// The synchronizations to come, and the windows they fall into.
class Forecast {
 public:
  Forecast(sql::Connection& connection, const Schedule& schedule) : limit_(schedule.limit), every_(schedule.frequency * 60), used_(schedule.used) {
    first_ = at_ = seconds(connection, schedule.is_due() ? schedule.now : schedule.next_at.value_or(schedule.now));
    if (schedule.window_end) end_ = seconds(connection, *schedule.window_end);
  }

  // The next call, in order: for which record it is, and how many that needs. Returns when it goes, in seconds since 1970.
  std::int64_t place(std::int64_t record, std::int64_t calls) {
    if (record != record_) {
      record_ = record;
      calls_ = calls;
      open();
    } else if (room_ == 0) {
      open();
    }
    --room_;
    --calls_;
    ++used_;
    return at_;
  }

 private:
  static constexpr std::int64_t day = 24 * 60 * 60;

  // The synchronization in which what is left of the record goes, or the next part of it that a whole window holds.
  void open() {
    if (at_ >= end_) used_ = 0;
    if (used_ > 0 && calls_ > left()) {
      at_ = first_ + (end_ - first_ + every_ - 1) / every_ * every_;  // the first one in the next window
      used_ = 0;
    }
    if (used_ == 0) end_ = at_ + day;
    room_ = left();
  }
  std::int64_t left() const { return used_ < limit_ ? limit_ - used_ : 0; }

  std::int64_t limit_, every_, used_;
  std::int64_t first_, at_;                          // the next synchronization, and the one looked at
  std::int64_t end_ = 0;                             // of the window that runs
  std::int64_t record_ = -1, calls_ = 0, room_ = 0;  // the record at hand, the calls it still needs, and those this synchronization holds
};

struct ApiBudget {
  static constexpr const char* name = "api_budget";
  static constexpr const char* declaration =
      "CREATE TABLE x(window_start TEXT, used INTEGER, \"left\" INTEGER, direction TEXT, record_type TEXT, record_id TEXT, field TEXT, goes_at TEXT, "
      "now TEXT HIDDEN)";
  static constexpr int hidden = 8;
  static constexpr std::array<int, 1> arguments{hidden};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) : instant_(connection.prepare("SELECT datetime(?1, 'unixepoch')")) {
      require_schema(connection, this_release());
      schedule_ = load_schedule(connection, moment(connection, given[0]));
      if (!schedule_.is_on()) return;
      make_plan(connection, schedule_);
      rows_.emplace(connection, waiting);
      forecast_.emplace(connection, schedule_);
    }

    // When nothing waits, one row says so.
    bool next() {
      ++row_;
      is_item_ = rows_ && rows_->next();
      if (!is_item_) return row_ == 1;
      const sql::Statement& item = rows_->row();
      instant_.bind(forecast_->place(item.get<std::int64_t>(4), item.get<std::int64_t>(5))).step();
      return true;
    }
    void column(sqlite3_context* context, int index) const {
      if (index == 0) return sql::to_result(context, schedule_.window_start);
      if (index == 1) return sql::to_result(context, schedule_.used);
      if (index == 2) return sql::to_result(context, schedule_.left());
      if (!is_item_ || index >= hidden) return sqlite3_result_null(context);
      if (index == 7) return sqlite3_result_value(context, sqlite3_column_value(instant_.handle(), 0));
      sqlite3_result_value(context, sqlite3_column_value(rows_->row().handle(), index - 3));
    }
    std::int64_t rowid() const { return row_; }

   private:
    sql::Statement instant_;
    Schedule schedule_;
    std::optional<PlanRows> rows_;
    std::optional<Forecast> forecast_;
    std::int64_t row_ = 0;
    bool is_item_ = false;
  };
};

}  // namespace

void define_api_budget(sql::Connection& connection) { sql::define_table<ApiBudget>(connection); }

}  // namespace crm
