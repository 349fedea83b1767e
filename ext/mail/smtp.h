// A mail server, by SMTP through libcurl: one connection for many letters.
//
//   Smtp server(route);
//   Outcome outcome = server.carry(letter);
#pragma once

#include <memory>

#include "mail/deliver.h"
#include "mail/route.h"

namespace crm::mail {

class Smtp : public Carrier {
 public:
  explicit Smtp(const Route& route);
  ~Smtp() override;
  Outcome carry(const Letter& letter) override;

 private:
  struct Talk;
  Outcome attempt(const Letter& letter, bool again);

  Route route_;
  std::unique_ptr<Talk> talk_;
  int silent_ = 0;  // letters in a row that the server left without an answer
};

}  // namespace crm::mail
