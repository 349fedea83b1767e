// Is this an address that a message can be written to? As far as a mistake in it must not go further; the delivery looks closer.
//
//   if (const std::string problem = problem_of_address(address); !problem.empty()) skip(problem);
#pragma once

#include <string>
#include <string_view>

namespace crm {

// What is wrong with an address such as name@office.example; '' for nothing.
std::string problem_of_address(std::string_view address);

}  // namespace crm
