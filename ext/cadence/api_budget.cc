// api_budget([now]): what is left of the budget, and when each waiting field and activity will go; by the same plan as the synchronization, without
// writing (C2). It assumes that cadence_sync() is called whenever it is due. What is held does not go, and is not shown: see cadence_waiting_change.
//
//   SELECT used, "left", record_id, field, goes_at FROM api_budget;
#include <array>
#include <vector>

#include "cadence/plan.h"
#include "cadence/schedule.h"
#include "cadence/tables.h"
#include "core/core.h"
#include "sqlite/table.h"
#include "tasks/task.h"

namespace crm {
namespace {

struct Waiting {
  std::string direction, record_type, record_id, field;
  std::int64_t position, cost;
  std::int64_t goes_at = 0;  // seconds since 1970
};

std::vector<Waiting> waiting_of(sql::Connection& connection) {
  sql::Statement rows = connection.prepare(
      "SELECT w.direction, r.record_type, r.record_id, CASE w.kind WHEN 'activity' THEN 'activity' ELSE w.field END, w.position, w.cost "
      "FROM temp.cadence_work w CROSS JOIN temp.cadence_record r ON r.position = w.position WHERE w.fate = 'go' "
      "ORDER BY w.position, w.direction, w.kind, w.field");
  std::vector<Waiting> waiting;
  while (rows.step()) {
    waiting.push_back({rows.get<std::string>(0), rows.get<std::string>(1), rows.get<std::string>(2), rows.get<std::string>(3),
                       rows.get<std::int64_t>(4), rows.get<std::int64_t>(5)});
  }
  return waiting;
}

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

  // Gives one record, whose items these are, the synchronizations in which it goes.
  void place(std::vector<Waiting>::iterator item, std::vector<Waiting>::iterator last) {
    std::int64_t cost = 0;
    for (auto i = item; i != last; ++i) cost += i->cost;
    while (item != last) {
      if (at_ >= end_) used_ = 0;
      const std::int64_t left = used_ < limit_ ? limit_ - used_ : 0;
      if (cost > left && used_ > 0) {
        at_ = first_ + (end_ - first_ + every_ - 1) / every_ * every_;  // the first one in the next window
        continue;
      }
      if (cost > 0 && used_ == 0) end_ = at_ + day;
      std::int64_t room = left;
      for (; item != last && item->cost <= room; ++item) {
        item->goes_at = at_;
        room -= item->cost;
        used_ += item->cost;
        cost -= item->cost;
      }
    }
  }

 private:
  static constexpr std::int64_t day = 24 * 60 * 60;
  std::int64_t limit_, every_, used_;
  std::int64_t first_, at_;  // the next synchronization, and the one looked at
  std::int64_t end_ = 0;     // of the window that runs
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
      waiting_ = waiting_of(connection);
      forget_plan(connection);
      Forecast forecast(connection, schedule_);
      for (auto record = waiting_.begin(); record != waiting_.end();) {
        auto end = record;
        while (end != waiting_.end() && end->position == record->position) ++end;
        forecast.place(record, end);
        record = end;
      }
      std::erase_if(waiting_, [](const Waiting& item) { return item.cost == 0; });
    }

    // When nothing waits, one row says so.
    bool next() {
      ++row_;
      if (row_ > 1 && static_cast<std::size_t>(row_) > waiting_.size()) return false;
      if (!waiting_.empty()) instant_.bind(waiting_[row_ - 1].goes_at).step();
      return true;
    }
    void column(sqlite3_context* context, int index) const {
      if (index == 0) return sql::to_result(context, schedule_.window_start);
      if (index == 1) return sql::to_result(context, schedule_.used);
      if (index == 2) return sql::to_result(context, schedule_.left());
      if (waiting_.empty() || index >= hidden) return sqlite3_result_null(context);
      const Waiting& item = waiting_[row_ - 1];
      if (index == 3) return sql::to_result(context, item.direction);
      if (index == 4) return sql::to_result(context, item.record_type);
      if (index == 5) return sql::to_result(context, item.record_id);
      if (index == 6) return sql::to_result(context, item.field);
      sqlite3_result_value(context, sqlite3_column_value(instant_.handle(), 0));
    }
    std::int64_t rowid() const { return row_; }

   private:
    sql::Statement instant_;
    Schedule schedule_;
    std::vector<Waiting> waiting_;
    std::int64_t row_ = 0;
  };
};

}  // namespace

void define_api_budget(sql::Connection& connection) { sql::define_table<ApiBudget>(connection); }

}  // namespace crm
