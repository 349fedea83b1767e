// preview_tasks([now]): what run_tasks would do at that moment, row by row; by the same code, and without writing (G5).
//
//   SELECT task, action, client, detail FROM preview_tasks;
#include <array>
#include <deque>
#include <utility>

#include "core/core.h"
#include "sqlite/table.h"
#include "tasks/attempt.h"
#include "tasks/due_messages.h"
#include "tasks/idle_users.h"
#include "tasks/inactivation.h"
#include "tasks/messages.h"
#include "tasks/report.h"
#include "tasks/tables.h"

namespace crm {
namespace {

enum Column { task, action, client, detail, task_id, client_id, mode, run_date, now, count = now };

using Cell = std::optional<std::string>;
using Line = std::array<Cell, count>;

struct PreviewTasks {
  static constexpr const char* name = "preview_tasks";
  // action: 'inactivate user', 'disable task', 'first live run', 'inactivate client', 'list client' (test mode: in the report only),
  // 'write message', 'list message' (test mode), 'skip message' (with the reason), 'e-mail owner', 'fail' (with the reason), 'wait' (the clock
  // went back).
  static constexpr const char* declaration =
      "CREATE TABLE x(task TEXT, action TEXT, client TEXT, detail TEXT, task_id TEXT, client_id TEXT, mode TEXT, run_date TEXT, now TEXT HIDDEN)";
  static constexpr int hidden = now;
  static constexpr std::array<int, 1> arguments{now};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) : connection_(connection) {
      require_schema(connection, this_release());
      require_zone_data();
      now_ = moment(connection, given[0]);
      tasks_ = enabled_tasks(connection);
      for (const IdleUser& user : idle_users(connection, now_)) inactivate(user);
    }

    bool next() {
      ++row_;
      while (lines_.empty()) {
        if (clients_) {
          continue_task();
        } else if (messages_) {
          continue_messages();
        } else if (at_ < tasks_.size()) {
          begin_task(load_task(connection_, tasks_[at_++]));
        } else {
          return false;
        }
      }
      line_ = std::move(lines_.front());
      lines_.pop_front();
      return true;
    }
    void column(sqlite3_context* context, int index) const {
      if (index < count) sql::to_result(context, line_[index]);
    }
    std::int64_t rowid() const { return row_; }

   private:
    void add(const char* what, std::string how, Cell whom = {}, Cell whose_id = {}) {
      lines_.push_back({task_.name, what, std::move(whom), std::move(how), task_.id, std::move(whose_id), task_.mode(), morning_.day});
    }

    void inactivate(const IdleUser& user) {
      const std::string day = now_.substr(0, 10);
      leaving_.push_back(user.id);
      lines_.push_back({Cell(), "inactivate user", user.name, "no activity since " + user.since, Cell(), user.id, "live", day});
      for (const std::string& id : std::exchange(tasks_, {})) {
        const Task owned = load_task(connection_, id);
        if (owned.owner_id != user.id) {
          tasks_.push_back(id);
        } else {
          lines_.push_back({owned.name, "disable task", Cell(), "its owner " + user.name + " is inactivated", id, Cell(), "live", day});
        }
      }
      if (!user.tasks.empty()) {
        lines_.push_back({Cell(), "e-mail owner", user.name, "that tasks were disabled", Cell(), user.id, "live", day});
      }
    }

    void begin_task(Task next_task) {
      task_ = std::move(next_task);
      morning_ = morning_of(connection_, task_, now_);
      if (morning_.turn == Morning::done || morning_.turn == Morning::not_yet) return;
      if (morning_.turn == Morning::behind) return add("wait", morning_.problem);
      const auto problem = problem_of([&] {
        if (!morning_.problem.empty()) throw sql::Error(morning_.problem);
        if (task_.writes_messages()) {
          require_survey(connection_, task_);
          message_template(connection_, task_);
        }
        const std::optional<std::string> first_run = about_first_run();
        report_template(connection_, task_);
        if (first_run) add("first live run", *first_run);
        if (task_.writes_messages()) {
          messages_.emplace(due_messages());
        } else {
          clients_.emplace(connection_, task_, morning_.day);
        }
        listed_ = 0;
      });
      if (!problem) return;
      add("fail", *problem);
      add("e-mail owner", "that it could not run");
    }

    std::optional<std::string> about_first_run() {
      if (task_.test_mode || task_.has_run_live) return std::nullopt;
      const std::int64_t cap = first_run_cap(connection_, task_);
      std::int64_t count = 0;
      if (task_.writes_messages()) {
        count = count_written(due_messages());
      } else {
        for (DueClients due(connection_, task_, morning_.day); due.next();) count += is_taken(due.client()) ? 0 : 1;
      }
      if (cap > 0 && count > cap) throw sql::Error((task_.writes_messages() ? over_message_cap : over_cap)(task_, count, cap));
      const std::string what = task_.writes_messages() ? "writes " + counted(count, "message") : "takes " + counted(count, "client");
      return what + " at once; the cap is " + (cap > 0 ? std::to_string(cap) : "off");
    }

    static std::string counted(std::int64_t count, const char* what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

    DueMessages due_messages() const { return {connection_, task_, morning_.day, now_, leaving_}; }

    void continue_messages() {
      if (messages_->next()) {
        const DueMessage& due = messages_->message();
        const bool writes = due.note.empty();
        if (writes) ++listed_;
        const std::string to = "to " + due.recipient + (due.address ? " <" + *due.address + ">" : "") + ": " + due.event;
        return add(!writes           ? "skip message"
                   : task_.test_mode ? "list message"
                                     : "write message",
                   writes ? to : to + "; " + due.note, due.client, due.client_id);
      }
      messages_.reset();
      add("e-mail owner", "report of " + counted(listed_, "message"));
    }

    void continue_task() {
      while (clients_->next()) {
        const DueClient& due = clients_->client();
        if (is_taken(due)) continue;
        ++listed_;
        return add(task_.test_mode ? "list client" : "inactivate client", description(due), due.name, due.id);
      }
      clients_.reset();
      add("e-mail owner", "report of " + counted(listed_, "client"));
      if (!task_.test_mode) acting_.emplace_back(task_, morning_.day);
    }

    // A client that an earlier task of the same run inactivates is not there for the later ones.
    bool is_taken(const DueClient& due) const {
      for (const auto& [earlier, day] : acting_) {
        if (may_be_due(connection_, earlier, day, due.id) && is_due(connection_, earlier, day, due.id)) return true;
      }
      return false;
    }

    std::string description(const DueClient& due) const {
      return (due.last_activity ? "last activity " + *due.last_activity : "no activity since it was entered") + ", " + std::to_string(due.days) +
             " days" + (task_.close_out ? "; close-out session" : "") + (has_profile(due.id) ? "; bid match profile inactivated" : "") +
             (due.warning.empty() ? "" : "; note: " + due.warning);
    }

    bool has_profile(const std::string& client) const {
      sql::Statement& found = connection_.cached("SELECT 1 FROM main.bid_match_profile WHERE client_id = ?1 AND status = 'Active'");
      const sql::Reset reset(found);
      return found.bind(client).step();
    }

    sql::Connection& connection_;
    std::string now_;
    std::vector<std::string> tasks_;
    std::size_t at_ = 0;
    std::int64_t row_ = 0, listed_ = 0;
    Task task_;
    Morning morning_;
    std::optional<DueClients> clients_;
    std::optional<DueMessages> messages_;
    std::vector<std::string> leaving_;
    std::vector<std::pair<Task, std::string>> acting_;
    std::deque<Line> lines_;
    Line line_;
  };
};

}  // namespace

void define_preview_tasks(sql::Connection& connection) { sql::define_table<PreviewTasks>(connection); }

}  // namespace crm
