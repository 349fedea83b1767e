#include "mail/route.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "mail/text.h"

namespace crm::mail {
namespace {

constexpr const char* usage = "give it as smtp://host:port or smtps://host:port";

std::optional<std::string> url_part(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return std::nullopt;
  const std::unique_ptr<char, void (*)(void*)> owned(text, curl_free);
  return std::string(text);
}

bool is_loopback(const std::string& host) { return host == "localhost" || host == "[::1]" || host.starts_with("127."); }

// Messages never repeat the url: it may hold a password, and errors are logged.
void read_url(Route& route, std::string_view text) {
  const std::unique_ptr<CURLU, void (*)(CURLU*)> url(curl_url(), curl_url_cleanup);
  if (!url) throw std::bad_alloc();
  if (has_control(text) || curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    throw sql::Error(std::string("this is not the address of a mail server; ") + usage);
  }
  if (url_part(url.get(), CURLUPART_USER) || url_part(url.get(), CURLUPART_PASSWORD) || text.find('@') != std::string_view::npos) {
    throw sql::Error(
        "the address of the mail server must not hold a user or password, since SQL text is logged; give the environment CRM_MAIL_USER and "
        "CRM_MAIL_PASSWORD, or the option credentials");
  }
  const std::string scheme = url_part(url.get(), CURLUPART_SCHEME).value_or("");
  const std::string path = url_part(url.get(), CURLUPART_PATH).value_or("");
  const bool more = (!path.empty() && path != "/") || url_part(url.get(), CURLUPART_QUERY) || url_part(url.get(), CURLUPART_FRAGMENT);
  if ((scheme != "smtp" && scheme != "smtps") || more) throw sql::Error(std::string("this is not the address of a mail server; ") + usage);
  const std::string host = url_part(url.get(), CURLUPART_HOST).value_or("");
  const auto port = url_part(url.get(), CURLUPART_PORT);
  route.url = scheme + "://" + host + (port ? ":" + *port : "");
  route.tls = scheme == "smtps";
  route.loopback = is_loopback(host);
  if (!route.tls && !route.loopback) route.starttls = Route::Starttls::required;
}

// Two lines: user, password.
void read_credentials(Route& route, const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw sql::Error(fmt::format("option credentials: {} cannot be read: {}", path, std::strerror(errno)));
  const std::unique_ptr<FILE, int (*)(FILE*)> stream(fdopen(file, "r"), std::fclose);
  if (!stream) throw std::bad_alloc();
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) throw sql::Error(fmt::format("option credentials: {} is not a file", path));
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw sql::Error(fmt::format("option credentials: others may read {}; chmod 600 it, and change the password", path));
  }
  char buffer[4096];
  const std::string text(buffer, std::fread(buffer, 1, sizeof buffer, stream.get()));
  const std::size_t end = text.find('\n');
  if (end != std::string::npos) {
    route.user = text.substr(0, end);
    route.password = text.substr(end + 1, text.find('\n', end + 1) - end - 1);
  }
  for (std::string* line : {&route.user, &route.password}) {
    if (line->ends_with('\r')) line->pop_back();
  }
  if (route.user.empty() || route.password.empty()) {
    throw sql::Error(fmt::format("option credentials: {} must hold two lines, the user and the password", path));
  }
}

void read_environment(Route& route) {
  const char* user = std::getenv("CRM_MAIL_USER");
  const char* password = std::getenv("CRM_MAIL_PASSWORD");
  if (user == nullptr && password == nullptr) return;
  if (user == nullptr || password == nullptr || *user == '\0' || *password == '\0') {
    throw sql::Error("of the environment CRM_MAIL_USER and CRM_MAIL_PASSWORD one is missing or blank; give both, or neither");
  }
  route.user = user;
  route.password = password;
}

std::int64_t whole_number(const std::string& name, const std::string& type, const std::string& value, std::int64_t most) {
  const bool fits = type == "integer" && value.size() <= 18 && value.front() != '-' && std::stoll(value) >= 1 && std::stoll(value) <= most;
  if (!fits) throw sql::Error(fmt::format("option {}: it must be a whole number from 1 to {}", name, most));
  return std::stoll(value);
}

const std::string& text_option(const std::string& name, const std::string& type, const std::string& value) {
  if (type != "text" || value.empty()) throw sql::Error(fmt::format("option {}: it must be a text", name));
  return value;
}

}  // namespace

Route read_route(sql::Connection& connection, std::string_view url, std::optional<std::string_view> options) {
  Route route;
  read_url(route, url);
  std::optional<std::string> credentials;
  if (options) {
    sql::Statement valid = connection.prepare("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' ELSE 0 END");
    valid.bind(*options).step();
    if (!valid.get<bool>(0)) throw sql::Error(R"(the options must be a JSON object, as {"limit": 100, "timeout": 30})");
    sql::Statement option = connection.prepare("SELECT key, type, coalesce(CAST(value AS TEXT), '') FROM json_each(?1)");
    option.bind(*options);
    while (option.step()) {
      const auto name = option.get<std::string>(0), type = option.get<std::string>(1), value = option.get<std::string>(2);
      if (name == "limit") {
        route.limit = whole_number(name, type, value, 1000000000);
      } else if (name == "timeout") {
        route.timeout = whole_number(name, type, value, 600);  // well below the 15 minutes after which a sender counts as ended
      } else if (name == "starttls") {
        if (value != "required" && value != "try" && value != "off") throw sql::Error("option starttls: it must be 'required', 'try' or 'off'");
        if (route.tls) throw sql::Error("option starttls: smtps:// is TLS from the beginning; leave it out");
        route.starttls = value == "required" ? Route::Starttls::required : value == "try" ? Route::Starttls::attempt : Route::Starttls::off;
      } else if (name == "credentials") {
        credentials = text_option(name, type, value);
      } else if (name == "ca_file") {
        route.ca_file = text_option(name, type, value);
        if (access(value.c_str(), R_OK) != 0) throw sql::Error(fmt::format("option ca_file: {} cannot be read: {}", value, std::strerror(errno)));
      } else {
        throw sql::Error("there is no option '" + readable(name) + "'; there are limit, timeout, starttls, credentials, ca_file");
      }
    }
  }
  if (credentials) {
    read_credentials(route, *credentials);
  } else {
    read_environment(route);
  }
  const bool may_be_read_on_the_way = !route.tls && route.starttls != Route::Starttls::required;
  if (!route.user.empty() && may_be_read_on_the_way && !route.loopback) {
    throw sql::Error("a password is sent over TLS only; leave the option starttls out, or set it to 'required'");
  }
  return route;
}

}  // namespace crm::mail
