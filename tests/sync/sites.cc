#include "sync/sites.h"

#include <algorithm>
#include <filesystem>

namespace test {
namespace {

namespace fs = std::filesystem;

std::string doubled(const std::string& text, char quote) {
  std::string all(1, quote);
  for (const char c : text) all += c == quote ? std::string(2, c) : std::string(1, c);
  return all + quote;
}

bool has_children(const Plan& plan, std::size_t place) {
  return std::ranges::any_of(plan.places.begin() + 1, plan.places.end(), [&](const Plan::Place& other) { return other.parent == place; });
}

std::string made(const Plan& plan) {
  const std::string folder = scratch_folder() + "/" + plan.name;
  fs::create_directory(folder);
  const auto path = [&](std::size_t i) { return folder + "/" + plan.places[i].name + ".db"; };
  {
    const Office office;
    fs::copy_file(office.path(), path(0));
    const Database main(path(0));
    main.run("UPDATE setting SET value = '100' WHERE name = 'sync.file_size'");  // so that files of several parts are common
    main.run(plan.tables);
    main.run("SELECT sync_init('" + plan.places[0].name + "', 'Main Street', 'main')");
    for (const std::string& table : plan.tracked) main.run("SELECT sync_track(" + as_literal(table) + ")");
    for (std::size_t i = 1; i < plan.places.size(); ++i) {
      const auto& [name, parent] = plan.places[i];
      main.run("SELECT sync_add_site('" + name + "', 'Site " + name + "', '" + (has_children(plan, i) ? "office" : "remote") + "', '" +
               plan.places[parent].name + "')");
    }
    main.run(plan.rules);
  }
  for (std::size_t i = 1; i < plan.places.size(); ++i)
    Database(path(plan.places[i].parent)).run("SELECT sync_cut('" + plan.places[i].name + "', '" + path(i) + "')");
  return folder;
}

const std::string& made_once(const Plan& plan) {
  static std::map<std::string, std::string> all;
  const auto found = all.find(plan.name);
  return found == all.end() ? all.emplace(plan.name, made(plan)).first->second : found->second;
}

std::vector<std::string> names_of(const Plan& plan) {
  std::vector<std::string> names;
  for (const Plan::Place& place : plan.places) names.push_back(place.name);
  return names;
}

}  // namespace

std::string as_name(const std::string& name) { return doubled(name, '"'); }
std::string as_literal(const std::string& text) { return doubled(text, '\''); }

Sites::Sites(const Plan& plan) : names(names_of(plan)) {
  static int count = 0;
  folder_ = scratch_folder() + "/sites" + std::to_string(++count);
  exchange_ = folder_ + "/exchange";
  fs::create_directory(folder_);
  fs::create_directory(exchange_);
  for (const std::string& name : names) {
    fs::copy_file(made_once(plan) + "/" + name + ".db", folder_ + "/" + name + ".db");
    sites_.push_back(std::make_unique<Database>(folder_ + "/" + name + ".db"));
  }
}

Sites::~Sites() {
  sites_.clear();
  fs::remove_all(folder_);
}

void Sites::settle() const {
  for (const auto& entry : fs::directory_iterator(exchange_)) fs::remove(entry.path());
  bool is_quiet = false;
  for (std::size_t round = 0; !is_quiet && round < 2 * names.size() + 2; ++round) {
    is_quiet = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!call(i, "sync_exchange").starts_with(R"({"sent":0,"received":0,)")) is_quiet = false;
    }
  }
}

std::vector<std::string> Sites::content(std::size_t i, std::optional<std::size_t> held_by) const {
  const std::string held =
      " WHERE group_name IS NULL OR group_name IN (SELECT group_name FROM library_holder WHERE site_code = '" + names.at(held_by.value_or(i)) + "')";
  std::vector<std::string> all;
  for (const std::string& table : site(i).rows("SELECT table_name FROM sync_table ORDER BY number")) {
    const std::string columns = site(i).value(
        "SELECT group_concat(printf('quote(\"%w\") || iif(instr(\"%w\", char(0)), hex(\"%w\"), '''')', name, name, name), ' || '', '' || ') FROM "
        "sync_column WHERE table_name = " +
        as_literal(table));
    const std::string which = held_by && table == "library_file" ? held : "";
    for (const std::string& row : site(i).rows("SELECT " + columns + " FROM " + as_name(table) + which + " ORDER BY 1"))
      all.push_back(table + ": " + row);
  }
  return all;
}

}  // namespace test
