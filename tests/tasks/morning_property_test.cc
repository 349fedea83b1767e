// A task runs once on each local day of its owner on which it is called for, from the day after it was saved, whatever clocks do (T3). Days are
// those of the C library.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>

#include "support/database.h"
#include "tasks/local_time.h"

namespace {

const std::vector<std::string> zones = {"America/Chicago",    "America/St_Johns",  "Australia/Lord_Howe", "Asia/Kolkata",   "Asia/Kathmandu",
                                        "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin",       "America/Havana", "UTC"};

class Office {
 public:
  Office(std::string zone, std::time_t now) : zone_(std::move(zone)), now_(now), last_(day()) {
    // A Service account is not inactivated, however long nobody logs in (T6).
    db_.run("UPDATE pick_list SET active = 1 WHERE value = 'Service'; UPDATE setting SET value = '" + test::instant(now_) +
            "' WHERE name = 'clock.pinned'; "
            "INSERT INTO user_account (id, name, email, status, time_zone) VALUES ('svc', 'Night', 'night@office.example', 'Service', '" +
            zone_ +
            "'); INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('task', 'Task', 'inactivate_client', 91, 'svc', 1)");
  }
  // At odd moments: later the same day, around midnight, after days that were missed.
  void wait(const std::array<unsigned, 2>& how) {
    const std::time_t midnight = test::next_local_day(zone_, now_);
    const std::time_t next[] = {now_ + 1,     now_ + how[1] % 7200,   midnight - 1,           midnight, midnight + how[1] % 7200,
                                now_ + 86400, now_ + how[1] % 604800, now_ + how[1] % 7776000};
    now_ = std::max(now_, next[how[0] % std::size(next)]);
  }
  void call() {
    const int before = sqlite3_total_changes(db_.handle());
    const std::string outcome = db_.value("SELECT run_tasks('" + test::instant(now_) + "')");
    // Where clocks go back over midnight, as those of St. John's did, the day that comes again has had its run.
    const bool runs = day() > last_;
    RC_ASSERT(runs == (outcome != "[]"));
    RC_ASSERT(runs == (sqlite3_total_changes(db_.handle()) != before));
    if (runs) mornings_.push_back(last_ = day());
  }
  void compare() const { RC_ASSERT(db_.rows("SELECT run_date FROM task_run WHERE error IS NULL ORDER BY id") == mornings_); }

 private:
  std::string day() const { return test::local_day(zone_, now_); }

  test::Office file_{test::Office::Holding::schema};
  test::Database db_ = file_.open();
  std::string zone_;
  std::time_t now_;
  std::string last_;  // the last day of a run; at first that on which the task was saved
  std::vector<std::string> mornings_;
};

TEST(Morning, IsOnceALocalDay) {
  const bool holds = rc::check([] {
    Office office(*rc::gen::elementOf(zones),
                  *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::time_t>(978307200, 1900000000)));  // 2001 to 2030
    const auto waits =
        *rc::gen::container<std::vector<std::array<unsigned, 2>>>(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::array<unsigned, 2>>()));
    office.call();
    for (const auto& how : waits) office.wait(how), office.call();
    office.compare();
  });
  EXPECT_TRUE(holds);
}

}  // namespace
