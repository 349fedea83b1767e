// Instants as texts, YYYY-MM-DD HH:MM:SS (G4), and as seconds since 1970.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crm::sync {

std::optional<std::int64_t> instant_of(std::string_view text);  // nothing: it is another text
// One that has no four digits for its year becomes the first or the last that has.
void write_instant(std::int64_t instant, std::string& text);

}  // namespace crm::sync
