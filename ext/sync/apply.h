// Applying one neighbour's batches: sync/protocol.h tells what happens and why.
//
//   Application application(connection, tables, own_code, link);
//   application.begin(author, number); application.apply(change, alike); ... application.end();   // for each batch
#pragma once

#include <memory>
#include <set>

#include "sqlite/option_off.h"
#include "sqlite/savepoint.h"
#include "sync/renumbering.h"
#include "sync/rules.h"
#include "sync/unconfirmed.h"

namespace crm::sync {

struct Link {
  std::string code;
  bool is_parent = false;
  std::int64_t received = 0, confirmed = 0, confirmed_piece = 0, accepted = 0;
  std::optional<std::int64_t> received_mark = {};
};

class Application {
 public:
  // What it keeps for itself, before the savepoint: a table that goes with a file that is refused has SQLite read the whole schema again.
  static void create_tables(sql::Connection& connection);
  Application(sql::Connection& connection, sql::Savepoint& savepoint, Tables& tables, std::string own_code, Link& link);

  void begin(std::string author, std::int64_t number, std::int64_t seen);
  void confirms(std::int64_t ours) { link_.accepted = ours; }
  void apply(Change& change, std::uint64_t alike);  // which may be moved from; how many of its kind and column come behind it
  void end();

  // From how many edits of one column on triggers may be switched off, since all statements are compiled anew then. Tests lower it.
  inline static std::uint64_t many = 1000;

  std::int64_t applied() const { return applied_; }
  std::int64_t conflicts() const { return conflicts_; }

 private:
  // What nobody else gets need not be kept until the batch is done.
  void trim_log();
  // A schema change is the only change of its batch.
  void change_schema(const Change& change);
  // What an older schema than ours has, and ours has not.
  void record_lost(const Change& change, const std::vector<Lost>& lost);

  // One of many edits that are as expected: written without triggers, and told to the others as it is. False: it is another case.
  bool passes_on(Table& table, const Change& change, std::uint64_t alike);
  bool replaces_alone(Table& table, const Change& change);
  BatchWriter& others();

  // By the parent's word: its values stand, but where a change of ours is to be judged first.
  void from_parent(Table& table, const Change& change);
  void from_parent_or_wait(Table& table, Change& change);
  bool yields_to_ours(Table& table, Change& change);  // true: nothing is left of it
  void waiting_yields_to_ours();
  void keep_waiting(std::int64_t id, const Change& change);
  void retry_waiting();
  bool retry_waiting_together();
  struct Waiting {
    std::int64_t id;
    Change change;
  };
  std::vector<Waiting> waiting(sql::Statement found);
  bool joins_waiting(const Table& table, const Change& change, const std::string& row_key);
  bool is_ours(const Table& table, const Change& change, const std::optional<std::string>& column);

  static sql::Error not_there() { return sql::Error("the row is not there", SQLITE_CONSTRAINT); }

  // By comparing.
  void from_child(Table& table, const Change& change);
  void edit(Table& table, const Change& change);
  void insertion(Table& table, const Change& change);
  void deletion(Table& table, const Change& change);
  void renumber(Table& table, const Change& change);
  void judge(Table& table, const Change& change, std::size_t place, const std::vector<Value>& row, const Value& replaced, const Value& theirs);
  struct Refused {
    Change change;
    std::string error;
  };
  void try_all(std::vector<Refused>& changes);
  void apply_deferred();
  void apply_as_decided(std::vector<Refused> left);
  void refuse(Table& table, const Change& change, const std::string& error);

  // Runs a statement that the log must show as so many entries about a row (column 0: its insertion, -1: its deletion). What else it shows was done
  // by triggers of this database; that, or everything when it is for the sender too, is set aside for a batch of our own.
  // The entries keep the time and person of the change that is applied.
  void write(const Table& table, const std::vector<Value>& key, std::int64_t column, std::size_t entries, bool for_sender,
             const std::function<void()>& statement);
  void set_aside();  // the entries that have come since
  void note(const Table& table, const std::vector<Value>& key, std::int64_t column, std::size_t entries, bool for_sender);  // what it has come to
  // An edit of the value that stands here is the rule, and needs one statement. False: it is another case.
  bool replaces(Table& table, const Change& change, std::size_t place);
  void set(Table& table, const std::vector<Value>& key, std::size_t place, const Value& value, bool for_sender = false);
  void insert(Table& table, const std::vector<Value>& key, const std::vector<Value>& values, bool for_sender = false);
  void remove(Table& table, const std::vector<Value>& key);

  // For changes that are refused one by one: of two rows that have exchanged a unique value, or two fields that only change together. True for
  // each that was applied after all.
  std::vector<bool> apply_together(const std::vector<const Change*>& changes);
  using Fields = std::vector<std::pair<std::size_t, const Value*>>;  // by place
  struct RowEdits {
    Table* table = nullptr;
    std::vector<const Change*> changes;
    Fields fields;
  };
  Fields may_set(Table& table, const Change& change, const std::vector<Value>& row);
  bool set_row(const RowEdits& row);
  // Two ways to do it; each tells the rows that are not refused all the same.
  std::vector<RowEdits> blank_all(const std::vector<RowEdits>& rows);
  std::vector<RowEdits> put_anew(const std::vector<RowEdits>& rows);
  bool swap(std::vector<RowEdits>& rows, std::vector<RowEdits> (Application::*way)(const std::vector<RowEdits>&));

  // The present state of a field, or row, goes to the children when the batch is done.
  void tell(Table& table, const std::vector<Value>& key, const std::optional<std::string>& column);
  void tell_present();
  Edit present(const Table& table, const std::vector<Value>& key, const std::optional<std::string>& column, const Value& value);
  void record(const Change& change, const std::optional<std::string>& column, const Edit& ours, const Value& theirs, const Value& replaced,
              bool theirs_wins, const std::string& rule, const std::optional<std::string>& reason = std::nullopt);
  Unconfirmed& unconfirmed();
  std::int64_t last_entry();

  struct Told {
    Table* table;
    std::vector<Value> key;
    std::optional<std::string> column;
  };

  sql::Connection& connection_;
  sql::Savepoint& savepoint_;
  Tables& tables_;
  std::string own_code_;
  Link& link_;
  Rules rules_;
  std::unique_ptr<Unconfirmed> unconfirmed_;
  std::optional<sql::OptionOff> triggers_off_;
  std::optional<BatchWriter> others_;  // what this batch comes to here, for other neighbours
  sql::Statement last_entry_, has_waiting_;
  std::int64_t last_seen_ = 0;
  bool has_children_, has_any_waiting_, has_aside_ = false;
  const Change* current_ = nullptr;  // the change that is being applied
  std::string author_;
  std::int64_t number_ = 0, seen_ = 0;
  Renumbering renumbering_;
  std::vector<Change> renumbered_above_;  // ledger entries of the parent
  std::vector<Refused> deferred_;         // of the batch: each may be possible later
  std::vector<Told> told_;
  bool groups_change_ = false;      // by this batch the site may have left groups
  std::set<std::string> put_back_;  // rows that the batch has put back: all that it edits in them comes with that
  std::int64_t applied_ = 0, conflicts_ = 0;
};

}  // namespace crm::sync
