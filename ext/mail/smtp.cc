// What became of a letter is told by how far the talk had come, which libcurl's result alone does not say. So the talk is followed:
//
//   before MAIL              no letter's fault: the server is absent, has no STARTTLS, refuses the password: Unavailable
//   an answer of 5xx, 4xx    failed, later; but 530, 534, 535, 538 (it wants authentication): Unavailable
//   no answer, letter not given whole    the server cannot have accepted it: later
//   no answer, letter given whole        it may have accepted it: unknown
#include "mail/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "mail/text.h"

namespace crm::mail {
namespace {

struct Free {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

void require(CURLcode code) {
  if (code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (code != CURLE_OK) throw sql::Error(std::string("libcurl: ") + curl_easy_strerror(code));
}

}  // namespace

// The state of the talk about one letter, kept by libcurl's callbacks.
struct Smtp::Talk {
  std::unique_ptr<CURL, Free> handle;
  char words[CURL_ERROR_SIZE] = "";
  bool wants_login = false;

  std::string_view rest;     // of the letter
  bool in_letter = false;    // MAIL was said
  bool given = false;        // all of the letter is libcurl's
  bool over = false;         // QUIT was said: what follows is no answer to the letter
  bool logged_in = false;    // AUTH was said on this connection
  bool lacks_login = false;  // MAIL would be said without AUTH
  std::string reply;         // the lines of the last answer
  int code = 0;              // its code, once its last line is there

  void begin(std::string_view text) {
    rest = text;
    in_letter = given = over = lacks_login = false;
    clear();
    words[0] = '\0';
  }
  void clear() {
    reply.clear();
    code = 0;
  }
  void hears(std::string_view lines) {
    while (!over && !lines.empty()) {
      const std::string_view line = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(lines.size(), line.size() + 1));
      const bool numbered = line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3, [](char c) { return c >= '0' && c <= '9'; });
      if (!numbered) continue;
      if (code != 0) clear();
      if (!reply.empty()) reply += ' ';
      reply += trimmed(line.substr(0, line.find('\r')));
      if (line.size() == 3 || line[3] != '-') code = std::stoi(std::string(line.substr(0, 3)));
    }
  }
  void says(std::string_view command) {
    over = command.starts_with("QUIT");
    if (over) return;
    clear();
    if (command.starts_with("EHLO") || command.starts_with("HELO")) logged_in = false;
    if (command.starts_with("AUTH")) logged_in = true;
    if (command.starts_with("MAIL")) {
      in_letter = true;
      lacks_login = wants_login && !logged_in;
    }
  }
};

namespace {

template <class Talk>
int follow(CURL*, curl_infotype type, char* data, std::size_t size, void* talk) noexcept {
  try {
    if (type == CURLINFO_HEADER_IN) static_cast<Talk*>(talk)->hears({data, size});
    if (type == CURLINFO_HEADER_OUT) static_cast<Talk*>(talk)->says({data, size});
  } catch (...) {  // without memory the answer counts as not heard, which errs towards unknown
  }
  return 0;
}

template <class Talk>
std::size_t give(char* buffer, std::size_t size, std::size_t count, void* talk_pointer) noexcept {
  auto* talk = static_cast<Talk*>(talk_pointer);
  if (talk->lacks_login) return CURL_READFUNC_ABORT;
  const std::size_t length = std::min(size * count, talk->rest.size());
  std::memcpy(buffer, talk->rest.data(), length);
  talk->rest.remove_prefix(length);
  if (talk->rest.empty() && !talk->given) {
    talk->given = true;
    talk->clear();  // the next answer is the one to the letter
  }
  return length;
}

}  // namespace

Smtp::Smtp(const Route& route) : route_(route), talk_(std::make_unique<Talk>()) {
  static std::once_flag once;
  std::call_once(once, [] { require(curl_global_init(CURL_GLOBAL_DEFAULT)); });
  talk_->handle.reset(curl_easy_init());
  if (!talk_->handle) throw std::bad_alloc();
  CURL* curl = talk_->handle.get();
  const auto set = [&](CURLoption option, auto value) { require(curl_easy_setopt(curl, option, value)); };
  set(CURLOPT_URL, route_.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_PROXY, "");  // none from the environment
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, static_cast<long>(route_.timeout));
  set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(route_.timeout));
  set(CURLOPT_ERRORBUFFER, talk_->words);
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_VERBOSE, 1L);  // to the function that follows the talk, nowhere else
  set(CURLOPT_DEBUGFUNCTION, follow<Talk>);
  set(CURLOPT_DEBUGDATA, static_cast<void*>(talk_.get()));
  set(CURLOPT_READFUNCTION, give<Talk>);
  set(CURLOPT_READDATA, static_cast<void*>(talk_.get()));
  if (route_.starttls != Route::Starttls::off) {
    set(CURLOPT_USE_SSL, static_cast<long>(route_.starttls == Route::Starttls::required ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  }
  if (!route_.ca_file.empty()) set(CURLOPT_CAINFO, route_.ca_file.c_str());
  if (!route_.user.empty()) {
    talk_->wants_login = true;
    set(CURLOPT_USERNAME, route_.user.c_str());
    set(CURLOPT_PASSWORD, route_.password.c_str());
  }
}

Smtp::~Smtp() = default;

Outcome Smtp::carry(const Letter& letter) {
  constexpr int patience = 3;
  if (silent_ >= patience) throw Unavailable(fmt::format("{} left {} messages in a row without an answer; see what it does", route_.url, patience));
  const Outcome outcome = attempt(letter, false);
  silent_ = talk_->code == 0 ? silent_ + 1 : 0;
  return outcome;
}

Outcome Smtp::attempt(const Letter& letter, bool again) {
  CURL* curl = talk_->handle.get();
  const std::unique_ptr<curl_slist, Free> recipient(curl_slist_append(nullptr, letter.to.c_str()));
  if (!recipient) throw std::bad_alloc();
  require(curl_easy_setopt(curl, CURLOPT_MAIL_FROM, letter.from.c_str()));
  require(curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipient.get()));
  require(curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(letter.text.size())));
  talk_->begin(letter.text);
  const CURLcode result = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);  // the list ends with this function

  const bool answered = result == CURLE_OK || talk_->code >= 400;
  const std::string words = readable(answered ? talk_->reply : talk_->words[0] != '\0' ? talk_->words : curl_easy_strerror(result));
  if (result == CURLE_OK) return {Fate::sent, words};
  if (talk_->lacks_login) {
    throw Unavailable(fmt::format("{} offers no authentication; do without user and password, or use a port that has it", route_.url));
  }
  if (!talk_->in_letter) {
    if (result == CURLE_LOGIN_DENIED) throw Unavailable(fmt::format("{} refused the user or password: {}; correct them", route_.url, words));
    if (result == CURLE_USE_SSL_FAILED) {
      throw Unavailable(fmt::format("{} does not do STARTTLS: {}; use a server that does, or the option starttls", route_.url, words));
    }
    throw Unavailable(fmt::format("{} cannot be used: {}; see whether the server runs and the address is right", route_.url, words));
  }
  const bool wants_authentication = talk_->code == 530 || talk_->code == 534 || talk_->code == 535 || talk_->code == 538;
  if (wants_authentication) throw Unavailable(fmt::format("{} wants another authentication: {}; give user and password", route_.url, words));
  long connections = 0;
  curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
  // Servers end a connection after so many letters, or when it was idle: nothing was accepted, so a new one is tried at once.
  const bool ended = !talk_->given && (talk_->code == 0 || talk_->code == 421) && result != CURLE_OPERATION_TIMEDOUT;
  if (ended && connections == 0 && !again) return attempt(letter, true);
  if (talk_->code >= 500) return {Fate::failed, words};
  if (talk_->code >= 400) return {Fate::later, words};
  if (talk_->given) return {Fate::unknown, "handed over, but the server did not answer: " + words};
  return {Fate::later, words};
}

}  // namespace crm::mail
