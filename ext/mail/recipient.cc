#include "mail/recipient.h"

#include <fmt/format.h>

#include "mail/text.h"

namespace crm {

std::string problem_of_address(std::string_view address) {
  if (mail::has_control(address)) return "the e-mail address holds a line break or another control character; correct it";
  const auto at = address.rfind('@');
  const bool has_shape = at != std::string_view::npos && at > 0 && at <= 64 && at + 1 < address.size() && address.size() <= 254 &&
                         address.find_first_of(" <>(),;:\\\"[]") == std::string_view::npos && address.find('@') == at;
  const std::string_view domain = has_shape ? address.substr(at + 1) : std::string_view();
  const bool has_domain =
      has_shape && domain.front() != '.' && domain.back() != '.' && domain.front() != '-' && domain.find("..") == std::string_view::npos;
  return has_domain ? std::string() : fmt::format("'{}' is not an e-mail address; correct it", address);
}

}  // namespace crm
