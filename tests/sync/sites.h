// Sites in a tree, each with its database in a file of its own, and the folder over which they exchange files.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "support/database.h"

namespace test {

// A name, or a text, within a statement.
std::string as_name(const std::string& name);
std::string as_literal(const std::string& text);

struct Plan {
  struct Place {
    std::string name;
    std::size_t parent;  // of the places before it; the first, which is the main office, has none
  };
  std::string name;  // the databases of a plan are made once
  std::vector<Place> places;
  std::string tables;                // SQL that makes tables of the office's own
  std::vector<std::string> tracked;  // those that are synchronized
  std::string rules;                 // SQL, at the main office
};

class Sites {
 public:
  explicit Sites(const Plan& plan);
  ~Sites();
  Sites(const Sites&) = delete;
  Sites& operator=(const Sites&) = delete;

  const std::vector<std::string> names;

  const Database& site(std::size_t i) const { return *sites_.at(i); }
  Database plain(std::size_t i) const { return Database(path(i), Database::With::nothing); }
  std::string path(std::size_t i) const { return folder_ + "/" + names[i] + ".db"; }
  const std::string& folder() const { return exchange_; }

  std::string call(std::size_t i, const std::string& function) const { return site(i).value("SELECT " + function + "('" + exchange_ + "')"); }
  // Files get through, until there is nothing more to tell.
  void settle() const;
  // Everything that is synchronized, row by row; of the library all, or what that site has to hold.
  std::vector<std::string> content(std::size_t i, std::optional<std::size_t> held_by = std::nullopt) const;

 private:
  std::string folder_, exchange_;
  std::vector<std::unique_ptr<Database>> sites_;
};

}  // namespace test
