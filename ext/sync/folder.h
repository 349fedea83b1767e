// The files in the folder through which sites exchange them: FROM-to-TO-NUMBER.crmsync.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crm::sync {

std::string file_name(const std::string& from, const std::string& to, std::int64_t number);

// Of whatever is in the folder. Errors: it cannot be read.
std::vector<std::string> names_in(const std::string& folder);

// By their numbers, which may have come to more digits.
bool comes_before(const std::string& a, const std::string& b);

// The files from one site to another, in their order; all: also those that were never finished.
enum class Which { finished, all };
std::vector<std::filesystem::path> files(const std::string& folder, const std::string& from, const std::string& to, Which which = Which::finished);

// One that is used up.
void discard(const std::filesystem::path& path);

}  // namespace crm::sync
