// A message of outbox as an RFC 5322 text: headers, the text and HTML as alternatives, the invitation.
//
//   Letter letter = write_letter(message, sender, unsubscribe_url, now);
//   letter.text;  // "Date: Mon, 10 Mar 2025 09:00:00 +0000\r\nFrom: ..."
#pragma once

#include <optional>
#include <string>

#include "mail/address.h"
#include "mail/invitation.h"

namespace crm::mail {

// A row of outbox, with its row of outbox_invitation.
struct Message {
  std::int64_t id = 0;
  std::string to_address, subject, body_text;
  std::optional<std::string> body_html, message_id;
  bool list_mail = false;
  std::string created_at;
  std::optional<Invitation> invitation;
};

// What a mail server is given.
struct Letter {
  std::string from, to;    // addresses in ASCII: the envelope
  std::string message_id;  // with its angle brackets
  std::string text;        // lines ended by CR LF, of at most 998 characters
};

// The Message-ID that a message is given: the same for the same row, whenever it is asked (G10).
std::string message_id_of(const Message& message, const Mailbox& sender);

// Throws sql::Error when the address, or anything else of the message, cannot be sent.
Letter write_letter(const Message& message, const Mailbox& sender, const std::string& unsubscribe_url, const std::string& now);

// Throws sql::Error when the setting mail.unsubscribe_url cannot stand in a header; returns it trimmed.
std::string checked_unsubscribe_url(const std::string& url);

}  // namespace crm::mail
