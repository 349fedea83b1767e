// A Maildir: each letter a file, written under tmp and then moved to new, so that a reader never meets half a letter.
//
//   Maildir spool("/var/spool/crm");
//   Outcome outcome = spool.carry(letter);  // /var/spool/crm/new/7.20250310090000.0123456789abcdef@sbdc.example
#pragma once

#include "mail/deliver.h"

namespace crm::mail {

class Maildir : public Carrier {
 public:
  // Makes the folder with its cur, new and tmp, where they are missing. Throws what is in the way.
  explicit Maildir(std::string folder);
  Outcome carry(const Letter& letter) override;

 private:
  std::string folder_;
};

}  // namespace crm::mail
