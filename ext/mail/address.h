// E-mail addresses, as far as a mistake in one must not go further.
//
//   if (const std::string problem = problem_of_address(address); !problem.empty()) skip(problem);
#pragma once

#include <string>
#include <string_view>

namespace crm {

std::string trimmed(std::string_view text);

// What is wrong with an address such as name@office.example; '' for nothing.
std::string problem_of_address(std::string_view address);

}  // namespace crm
