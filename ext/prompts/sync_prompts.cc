// sync_prompts([client_id]): the pending questions, readable and answerable. Rows are those of the view prompt_inbox (sql/prompts.sql);
// writing answer, proposed or answered_by writes through to prompt, whose triggers carry the answer out (P22).
//
//   SELECT id, question, will_write FROM sync_prompts;
//   UPDATE sync_prompts SET answer = 'accept', answered_by = 'u1' WHERE id = 7;
#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "core/core.h"
#include "prompts/prompts.h"
#include "sqlite/table.h"

namespace crm {
namespace {

enum Column { id, client_id, answer = 13, proposed = 6, answered_by = 14, count = 15, for_client = 15 };

// The texts, in lower case, of the statements that this connection is running at this moment; of those that write, when asked.
std::vector<std::string> running_texts(sqlite3* db, bool writing) {
  std::vector<std::string> texts;
  for (sqlite3_stmt* s = sqlite3_next_stmt(db, nullptr); s != nullptr; s = sqlite3_next_stmt(db, s)) {
    if (!sqlite3_stmt_busy(s) || (writing && sqlite3_stmt_readonly(s)) || sqlite3_sql(s) == nullptr) continue;
    std::string text = sqlite3_sql(s);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    texts.push_back(std::move(text));
  }
  return texts;
}

// The words of an SQL text, without what is between them.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

// Is an UPDATE of sync_prompts running? An UPDATE that finds no row is silence to SQL; whoever answers a question by its number must be
// told when there is nothing to answer, and only the scan that finds nothing can tell.
bool being_answered(sqlite3* db) {
  for (const std::string& text : running_texts(db, true)) {
    const std::vector<std::string> words = words_of(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {  // UPDATE [OR clause] [schema.]sync_prompts
      if (words[i] != "update") continue;
      std::size_t at = words[i + 1] == "or" ? i + 3 : i + 1;
      for (const std::size_t end = std::min(at + 2, words.size()); at < end; ++at) {
        if (words[at] == "sync_prompts") return true;
      }
    }
  }
  return false;
}

// The table belongs to the main database, whatever schema a statement names; another office must not be answered by mistake.
void refuse_other_schema(sql::Connection& connection) {
  const std::vector<std::string> texts = running_texts(connection.handle(), false);
  sql::Statement attached = connection.prepare("SELECT lower(name) || '.sync_prompts', name FROM pragma_database_list WHERE name <> 'main'");
  while (attached.step()) {
    for (const std::string& text : texts) {
      if (text.find(attached.get<std::string>(0)) == std::string::npos) continue;
      const auto name = attached.get<std::string>(1);
      throw sql::Error("it is of the main database; for an attached one use " + name + ".prompt_inbox and UPDATE " + name + ".prompt");
    }
  }
}

void refuse_answer(sql::Connection& connection, std::int64_t prompt) {
  sql::Statement found = connection.prepare("SELECT status FROM main.prompt WHERE id = ?1");
  if (!found.bind(prompt).step()) {
    throw sql::Error("there is no prompt " + std::to_string(prompt) + "; see SELECT id, question FROM sync_prompts");
  }
  const auto status = found.get<std::string>(0);
  if (status == "pending") return;  // it is there, and the statement's other conditions leave it out
  throw sql::Error("prompt " + std::to_string(prompt) + " is " + status +
                   " already; only pending questions are answered, see SELECT id, question FROM sync_prompts");
}

struct SyncPrompts {
  static constexpr const char* name = "sync_prompts";
  static constexpr const char* declaration =
      "CREATE TABLE x(id INTEGER, client_id TEXT, client TEXT, question TEXT, action TEXT, field TEXT, proposed TEXT, will_write TEXT, "
      "old_values TEXT, new_values TEXT, milestone_id TEXT, rule_id TEXT, asked_at TEXT, answer TEXT, answered_by TEXT, "
      "for_client TEXT HIDDEN)";
  static constexpr int hidden = for_client;
  static constexpr std::array<int, 3> arguments{id, client_id, for_client};

  class Cursor {
   public:
    Cursor(sql::Connection& connection, const sql::Arguments& given) : rows_(inbox(connection, given)) {
      for (int i = 0; i < 3; ++i) {
        if (given[i] != nullptr) sql::check(connection.handle(), sqlite3_bind_value(rows_.handle(), i + 1, given[i]));
      }
      if (given[0] == nullptr || sqlite3_value_numeric_type(given[0]) != SQLITE_INTEGER) return;
      first_ = rows_.step();
      if (!*first_ && being_answered(connection.handle())) refuse_answer(connection, sqlite3_value_int64(given[0]));
    }

    bool next() {
      if (!first_) return rows_.step();
      const bool on_row = *first_;
      first_.reset();
      return on_row;
    }
    void column(sqlite3_context* context, int index) const {
      if (index < count) sqlite3_result_value(context, sqlite3_column_value(rows_.handle(), index));
    }
    std::int64_t rowid() const { return rows_.get<std::int64_t>(id); }

   private:
    static sql::Statement inbox(sql::Connection& connection, const sql::Arguments& given) {
      refuse_other_schema(connection);
      require_schema(connection, this_release());
      return connection.prepare(
          "SELECT id, client_id, client, question, action, field, proposed, will_write, old_values, new_values, milestone_id, rule_id, asked_at, "
          "NULL, NULL FROM main.prompt_inbox WHERE true" +
          std::string(given[0] != nullptr ? " AND id = ?1" : "") + (given[1] != nullptr ? " AND client_id = ?2" : "") +
          (given[2] != nullptr ? " AND client_id = ?3" : "") + " ORDER BY id");
    }

    sql::Statement rows_;
    std::optional<bool> first_;  // the outcome of a step already taken
  };

  static void remove(sql::Connection&, std::int64_t) { throw sql::Error("questions are never deleted; answer decline, or leave it pending"); }

  static void update(sql::Connection& connection, std::int64_t prompt, const sql::Row& row) {
    for (int i = 0; i < count; ++i) {
      if (i != answer && i != proposed && i != answered_by && !sqlite3_value_nochange(row[i])) {
        throw sql::Error("only answer, proposed and answered_by are written here; edit the client or the milestone itself");
      }
    }
    if (!sqlite3_value_nochange(row[proposed])) {
      sql::Statement& object = connection.cached("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' ELSE 0 END");
      object.bind(row[proposed]).step();
      const bool is_object = object.get<bool>(0);
      object.reset();
      if (!is_object) throw sql::Error("proposed must be a JSON object, column to value, such as {\"gross_sales\": 120000}");
    }
    const auto given = [&](int column) { return sqlite3_value_nochange(row[column]) ? nullptr : row[column]; };
    // Not a cached statement: a user's trigger on prompt may answer another question, inside this one.
    connection
        .prepare(
            "UPDATE main.prompt SET answer = CASE WHEN ?2 THEN ?3 ELSE answer END, proposed = coalesce(?4, proposed), "
            "answered_by = coalesce(?5, answered_by) WHERE id = ?1")
        .bind(prompt, given(answer) != nullptr, given(answer), given(proposed), given(answered_by))
        .run();
  }
};

}  // namespace

void register_prompts(sql::Connection& connection) { sql::define_table<SyncPrompts>(connection); }

}  // namespace crm
