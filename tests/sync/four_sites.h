// A main office, a laptop of it, a remote office and a laptop of that, with tables of several shapes beside ours; each in a file of its own.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "support/database.h"

namespace test {

class FourSites {
 public:
  static constexpr std::array names = {"main", "ann", "north", "bob"};

  FourSites();
  ~FourSites();
  FourSites(const FourSites&) = delete;
  FourSites& operator=(const FourSites&) = delete;

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
