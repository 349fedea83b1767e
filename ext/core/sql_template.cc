#include "core/sql_template.h"

#include <kainjow/mustache.hpp>
#include <map>

namespace crm {
namespace {

namespace mustache = kainjow::mustache;

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \n") - first + 1));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// A macro's text with the macros above it filled in.
std::string with_macros(std::string text, const std::map<std::string, std::string>& macros) {
  for (const auto& [name, body] : macros) {
    text = replaced(text, "{{" + name + "}}", body);
    const std::string begin = "{{#" + name + "}}", end = "{{/" + name + "}}";
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
      const auto inner = at + begin.size(), close = text.find(end, inner);
      if (close == std::string::npos) throw sql::Error("the macro " + name + " is used, but not closed");
      text.replace(at, close + end.size() - at, replaced(body, "@", text.substr(inner, close - inner)));
    }
  }
  return text;
}

// schema/macros.sql, name by name.
std::map<std::string, std::string> read_macros() {
  std::map<std::string, std::string> macros;
  const std::string_view text = macros_files().front().text;
  constexpr std::string_view mark = "\n--- ";
  for (auto at = text.find(mark); at != std::string_view::npos;) {
    const auto next = text.find(mark, at + 1);
    const auto name_end = text.find('\n', at + 1);
    const auto name = text.substr(at + mark.size(), name_end - at - mark.size());
    auto body = trimmed(text.substr(name_end, next - name_end));
    while (body.starts_with("--")) body = trimmed(std::string_view(body).substr(body.find('\n')));
    macros.emplace(name, with_macros(body, macros));
    at = next;
  }
  return macros;
}

struct Query {
  std::string name, parent, text;
};

struct Template {
  std::vector<Query> queries;
  std::map<std::string, std::string> parts;
  std::string text;
};

// Takes the /*each ... */ and /*part ... */ out of a file.
Template parse(const SqlFile& file) {
  Template parsed;
  std::string_view rest = file.text;
  while (true) {
    const auto each = rest.find("/*each "), part = rest.find("/*part ");
    const auto at = std::min(each, part);
    parsed.text += rest.substr(0, at);
    if (at == std::string_view::npos) return parsed;
    const auto end = rest.find("\n*/", at);
    if (end == std::string_view::npos) throw sql::Error("a /*each or /*part has no */ at the start of a line");
    const auto head_end = rest.find('\n', at);
    const auto head = std::string(rest.substr(at + 7, head_end - at - 7));
    const auto body = trimmed(rest.substr(head_end, end - head_end));
    if (at == part) {
      parsed.parts.emplace(head, body);
    } else if (const auto of = head.find(" of "); of != std::string::npos) {
      parsed.queries.push_back({head.substr(0, of), head.substr(of + 4), body});
    } else {
      parsed.queries.push_back({head, "", body});
    }
    rest.remove_prefix(end + 3);
  }
}

mustache::data column_data(sqlite3_stmt* row, int column) {
  const int type = sqlite3_column_type(row, column);
  if (type == SQLITE_NULL || (type == SQLITE_INTEGER && sqlite3_column_int64(row, column) == 0)) return mustache::data(false);
  return mustache::data(
      std::string(reinterpret_cast<const char*>(sqlite3_column_text(row, column)), static_cast<std::size_t>(sqlite3_column_bytes(row, column))));
}

// What a column is called, also where PRAGMA full_column_names puts the table before it.
std::string name_of(sqlite3_stmt* row, int column) {
  const std::string_view name = sqlite3_column_name(row, column);
  const auto dot = name.find_last_of('.');
  return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

// Without short names, a * inside of a statement does not name columns as the rest of it calls them.
void require_short_names(const sql::Connection& connection) {
  sql::Statement is_long =
      connection.prepare("SELECT full_column_names AND NOT short_column_names FROM pragma_full_column_names, pragma_short_column_names");
  if (is_long.step() && is_long.get<bool>(0))
    throw sql::Error(
        "PRAGMA full_column_names without short_column_names keeps SQLite from finding the columns of our statements; turn one of them back");
}

// The rows of a query, each with the rows of the queries inside it.
mustache::data list(const sql::Connection& connection, const Template& whole, const Query& query, sqlite3_stmt* parent) {
  mustache::data rows(mustache::data::type::list);
  sql::Statement statement = connection.prepare(query.text);
  for (int column = 0; parent != nullptr && column < sqlite3_column_count(parent); ++column) {
    const std::string name = std::string(":").append(name_of(parent, column));
    if (const int index = sqlite3_bind_parameter_index(statement.handle(), name.c_str()); index > 0) {
      sql::check(connection.handle(), sqlite3_bind_value(statement.handle(), index, sqlite3_column_value(parent, column)));
    }
  }
  while (statement.step()) {
    mustache::data row(mustache::data::type::object);
    for (int column = 0; column < sqlite3_column_count(statement.handle()); ++column) {
      row.set(name_of(statement.handle(), column), column_data(statement.handle(), column));
    }
    for (const Query& inner : whole.queries) {
      if (inner.parent == query.name) row.set(inner.name, list(connection, whole, inner, statement.handle()));
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string fill_in(const sql::Connection& connection, const SqlFile& file) try {
  static const std::map<std::string, std::string> macros = read_macros();
  require_short_names(connection);
  const Template whole = parse(file);
  mustache::data data(mustache::data::type::object);
  for (const auto& [name, body] : macros) {
    if (body.find('@') == std::string::npos) {
      data.set(name, body);
    } else {
      data.set(name, mustache::data(mustache::lambda2(
                         [&body = body](const std::string& inner, const mustache::renderer& render) { return replaced(body, "@", render(inner)); })));
    }
  }
  for (const auto& [name, body] : whole.parts) {
    data.set(name, mustache::data(mustache::partial([&body = body] { return body; })));
  }
  for (const Query& query : whole.queries) {
    if (query.parent.empty()) data.set(query.name, list(connection, whole, query, nullptr));
  }
  mustache::mustache document(whole.text);
  if (!document.is_valid()) throw sql::Error(document.error_message());
  document.set_custom_escape([](const std::string& text) { return text; });
  const std::string filled = document.render(data);
  if (!document.error_message().empty()) throw sql::Error(document.error_message());
  return filled;
} catch (const sql::Error& e) {
  throw sql::Error(std::string(file.name) + ": " + e.what(), e.code());
}

std::vector<std::string> statements_of(std::string_view text) {
  std::vector<std::string> statements;
  std::string current;
  for (std::size_t from = 0; from < text.size();) {
    const auto semicolon = text.find(';', from);
    if (semicolon == std::string_view::npos) break;
    current += text.substr(from, semicolon + 1 - from);
    from = semicolon + 1;
    if (!sqlite3_complete(current.c_str())) continue;
    current.pop_back();
    std::string statement = trimmed(current);
    while (statement.starts_with("--")) statement = trimmed(std::string_view(statement).substr(statement.find('\n')));
    statements.push_back(std::move(statement));
    current.clear();
  }
  return statements;
}

}  // namespace crm
