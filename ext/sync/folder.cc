#include "sync/folder.h"

#include <fmt/format.h>

#include <algorithm>

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

// (The folder may hold what others have put there.)
std::vector<fs::path> files(const std::string& folder, const std::string& from, const std::string& to, Which which) {
  const std::string start = fmt::format("{}-to-{}-", from, to);
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (!name.starts_with(start)) continue;
    const std::string_view end = std::string_view(name).substr(std::min(name.find_first_not_of("0123456789", start.size()), name.size()));
    std::error_code none;
    if ((end == suffix || (which == Which::all && end == unfinished)) && entry.is_regular_file(none)) found.push_back(entry.path());
  }
  std::ranges::sort(found, [](const fs::path& a, const fs::path& b) { return comes_before(a.filename(), b.filename()); });
  return found;
}

void discard(const fs::path& path) {
  std::error_code ignored;  // one that stays is refused as a repetition
  fs::remove(path, ignored);
}

}  // namespace crm::sync
