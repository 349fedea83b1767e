// The protocol of ext/sync/protocol.h, tried out before it was written: a model of one cell at three sites, and a breadth-first search over every
// interleaving of edits, files that are written, read, read again, read late or never. From every state that can be reached, files that get
// through at last must make all sites equal, and no edit may be lost: each is what stands, was replaced by somebody who saw it, or is in the ledger.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

constexpr int absent = 0;  // the value of a row that is not there; edits that put it are deletions

struct Change {
  int old_value, new_value;
  auto operator<=>(const Change&) const = default;
};
struct Batch {
  int origin;    // the site it came from; the site itself: made here
  int confirms;  // of origin's batches, the one that it is the outcome of
  std::optional<Change> change;
  auto operator<=>(const Batch&) const = default;
};
struct File {
  int number, received;  // received is 0 in all but the last of several that belong together
  int first;             // number of the first batch
  bool goes_on;          // from the file before it
  std::vector<Batch> batches;
  auto operator<=>(const File&) const = default;
};
struct Site {
  int value = 1;
  std::optional<int> logged;  // the value before what is in the log
  std::vector<Batch> batches;
  std::map<int, int> received, confirmed, files_sent, last_file;  // by neighbour
  int accepted = 0;                                               // how many of our batches the parent's stream has confirmed
  auto operator<=>(const Site&) const = default;
};
struct World {
  std::vector<Site> sites;
  std::map<std::pair<int, int>, std::set<File>> folder;
  std::set<int> accounted;  // values that were replaced by somebody who saw them, or are in the ledger
  std::set<int> edits;
  int edits_left = 0, sends_left = 0;
  auto operator<=>(const World&) const = default;
};

class Model {
 public:
  Model(std::vector<int> parents, int edits, int sends) : parents_(std::move(parents)) {
    World start;
    start.sites.resize(parents_.size());
    start.edits_left = edits;
    start.sends_left = sends;
    search(start);
  }
  std::size_t states() const { return seen_.size(); }

 private:
  bool neighbours(int a, int b) const { return parents_[a] == b || parents_[b] == a; }
  int size() const { return static_cast<int>(parents_.size()); }

  static void write(World& w, int s, int value) {
    Site& site = w.sites[s];
    w.accounted.insert(site.value);
    if (!site.logged) site.logged = site.value;
    site.value = value;
  }

  static void close(Site& site, int s) {
    if (site.logged) site.batches.push_back({s, 0, Change{*site.logged, site.value}});
    site.logged.reset();
  }

  // In one file, or split into two behind the first batch.
  static bool send(World& w, int from, int to, bool splits) {
    Site& site = w.sites[from];
    close(site, from);
    const int first = site.confirmed[to];
    const int end = static_cast<int>(site.batches.size()), middle = splits ? first + 1 : end;
    if (splits && end - first < 2) return false;
    write_file(w, from, to, first, middle, false, splits ? 0 : site.received[to]);
    if (splits) write_file(w, from, to, middle, end, true, site.received[to]);
    return true;
  }

  static void write_file(World& w, int from, int to, int first, int end, bool goes_on, int received) {
    Site& site = w.sites[from];
    File file{++site.files_sent[to], received, first + 1, goes_on, {site.batches.begin() + first, site.batches.begin() + end}};
    for (Batch& batch : file.batches) {
      if (batch.origin == to) batch.change.reset();  // it has that already; what it needs is where in the stream its own batch was taken in
    }
    w.folder[{from, to}].insert(file);
  }

  void receive(World& w, int to, int from, const File& file) const {
    Site& site = w.sites[to];
    if (file.number <= site.last_file[from]) return;
    if (file.goes_on && file.first > site.received[from] + 1) return;  // what it goes on from was lost
    site.last_file[from] = file.number;
    close(site, to);
    ASSERT_LE(file.first, site.received[from] + 1);
    for (std::size_t i = 0; i < file.batches.size(); ++i) {
      const int number = file.first + static_cast<int>(i);
      if (number <= site.received[from]) continue;
      site.received[from] = number;
      if (parents_[from] == to) {
        from_child(w, to, from, number, file.batches[i]);
      } else {
        from_parent(site, to, from, number, file.batches[i]);
      }
    }
    site.confirmed[from] = std::max(site.confirmed[from], file.received);
  }

  static void from_child(World& w, int to, int from, int number, const Batch& batch) {
    Site& site = w.sites[to];
    const int before = site.value;
    bool tell = false;
    if (batch.change) {
      const auto [old_value, new_value] = *batch.change;
      if (new_value == old_value) {
        tell = before != old_value;
      } else if (before == old_value) {
        site.value = new_value;
      } else if (before != new_value) {
        // What it conflicts with was made since the child last confirmed: so its time, person and a deleted row's values are still at hand.
        EXPECT_TRUE(
            std::any_of(site.batches.begin() + site.confirmed[from], site.batches.end(), [](const Batch& b) { return b.change.has_value(); }));
        const bool theirs = before == absent || (new_value != absent && new_value > before);
        if (theirs) site.value = new_value;
        w.accounted.insert(theirs ? before : new_value);
        tell = !theirs;
      }
    }
    site.batches.push_back({from, number, site.value == before ? std::optional<Change>() : Change{before, site.value}});
    if (tell) site.batches.push_back({to, 0, Change{site.value, site.value}});
  }

  static void from_parent(Site& site, int to, int from, int number, const Batch& batch) {
    if (batch.origin == to) site.accepted = batch.confirms;
    if (!batch.change) return;
    const bool waits = std::any_of(site.batches.begin() + site.accepted, site.batches.end(),
                                   [&](const Batch& b) { return b.origin != from && b.change.has_value(); });
    if (waits) return;  // the parent has yet to judge ours, and will tell
    const int before = site.value;
    site.value = batch.change->new_value;
    site.batches.push_back({from, number, Change{before, site.value}});
  }

  void search(const World& start) {
    std::deque<World> queue{start};
    seen_.insert(start);
    while (!queue.empty() && !testing::Test::HasFailure()) {
      const World world = queue.front();
      queue.pop_front();
      settle(world);
      for (World& next : steps(world)) {
        if (seen_.insert(next).second) queue.push_back(std::move(next));
      }
    }
  }

  std::vector<World> steps(const World& world) const {
    std::vector<World> all;
    for (int s = 0; s < size(); ++s) {
      for (int value : {absent, 10 * world.edits_left + s + 1}) {
        if (world.edits_left == 0 || world.sites[s].value == value) continue;
        World& next = all.emplace_back(world);
        --next.edits_left;
        write(next, s, value);
        next.edits.insert(value);
      }
      for (int n = 0; n < size(); ++n) {
        if (!neighbours(s, n)) continue;
        for (const bool splits : {false, true}) {
          World next = world;
          if (world.sends_left == 0 || !send(next, s, n, splits)) continue;
          --next.sends_left;
          all.push_back(std::move(next));
        }
        const auto files = world.folder.find({n, s});
        if (files == world.folder.end()) continue;
        for (const File& file : files->second) {  // any of those ever written: early, late, again, or never
          World& next = all.emplace_back(world);
          receive(next, s, n, file);
        }
      }
    }
    return all;
  }

  // No more faults: files go both ways until nothing changes.
  void settle(World world) const {
    for (int round = 0; round < 2 * size() + 2; ++round) {
      for (int s = 0; s < size(); ++s) {
        for (int n = 0; n < size(); ++n) {
          if (!neighbours(s, n)) continue;
          send(world, s, n, false);
          receive(world, n, s, *world.folder[{s, n}].rbegin());
        }
      }
    }
    for (const Site& site : world.sites) EXPECT_EQ(site.value, world.sites[0].value);
    for (int value : world.edits) {
      EXPECT_TRUE(value == absent || value == world.sites[0].value || world.accounted.contains(value)) << "edit " << value << " is lost";
    }
  }

  std::vector<int> parents_;
  std::set<World> seen_;
};

TEST(SyncModel, MainOfficeWithTwoLaptops) { EXPECT_GT(Model({-1, 0, 0}, 2, 3).states(), 10000u); }
TEST(SyncModel, ALaptopOfAnOffice) { EXPECT_GT(Model({-1, 0, 1}, 2, 3).states(), 10000u); }
TEST(SyncModel, OneLaptopThatEditsAgainAndAgain) { EXPECT_GT(Model({-1, 0}, 3, 4).states(), 10000u); }

}  // namespace
