#include "sync/folder.h"

#include <dirent.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "sqlite/error.h"
#include "sync/protocol.h"

namespace crm::sync {

namespace fs = std::filesystem;

std::string file_name(const std::string& from, const std::string& to, std::int64_t number) {
  return fmt::format("{}-to-{}-{:08}{}", from, to, number, suffix);
}

bool comes_before(const std::string& a, const std::string& b) {
  const std::size_t x = a.find('.'), y = b.find('.');
  return x != y ? x < y : a < b;
}

// (std::filesystem's iterator ends the program where memory runs out.)
std::vector<std::string> names_in(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
  if (!open) throw sql::Error(fmt::format("cannot read the folder {}: {}", folder, std::strerror(errno)));
  std::vector<std::string> names;
  while (const dirent* entry = readdir(open.get())) names.emplace_back(entry->d_name);
  return names;
}

// (The folder may hold what others have put there.)
std::vector<fs::path> files(const std::string& folder, const std::string& from, const std::string& to, Which which) {
  const std::string start = fmt::format("{}-to-{}-", from, to);
  std::vector<fs::path> found;
  for (const std::string& name : names_in(folder)) {
    if (!name.starts_with(start)) continue;
    const std::string_view end = std::string_view(name).substr(std::min(name.find_first_not_of("0123456789", start.size()), name.size()));
    const fs::path path = fs::path(folder) / name;
    std::error_code none;
    if ((end == suffix || (which == Which::all && end == unfinished)) && fs::is_regular_file(path, none)) found.push_back(path);
  }
  std::ranges::sort(found, [](const fs::path& a, const fs::path& b) { return comes_before(a.filename(), b.filename()); });
  return found;
}

void discard(const fs::path& path) {
  std::error_code ignored;  // one that stays is refused as a repetition
  fs::remove(path, ignored);
}

}  // namespace crm::sync
