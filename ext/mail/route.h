// Where and how mail goes: the arguments of send_mail, checked.
//
//   Route route = read_route(connection, "smtp://mail.example:587", R"({"limit": 100})");
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sqlite/connection.h"

namespace crm::mail {

struct Route {
  std::string url;        // scheme, host and port: safe to be shown
  bool loopback = false;  // nobody listens on the way
  bool tls = false;
  enum class Starttls { required, attempt, off } starttls = Starttls::off;
  std::string user, password;  // empty: no authentication
  std::string ca_file;         // empty: the system's
  std::int64_t timeout = 60;   // seconds a message
  std::int64_t limit = INT64_MAX;
};

Route read_route(sql::Connection& connection, std::string_view url, std::optional<std::string_view> options);

}  // namespace crm::mail
