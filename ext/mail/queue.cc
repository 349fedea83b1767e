#include "mail/queue.h"

#include <fmt/format.h>

#include <algorithm>

#include "mail/text.h"

namespace crm::mail {
namespace {

// A trigger of the user's may keep a row from being written, silently; a message would then be sent again and again.
void require_written(std::int64_t rows, std::int64_t id) {
  if (rows == 1) return;
  throw sql::Error(
      fmt::format("message {} of outbox was changed by somebody else, or a trigger of this database keeps its status; see what became "
                  "of it before it is sent again",
                  id));
}

std::optional<Invitation> invitation_of(sql::Connection& connection, std::int64_t id) {
  sql::Statement& row = connection.cached(
      "SELECT uid, sequence, method, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes FROM main.outbox_invitation "
      "WHERE outbox_id = ?1");
  const sql::Reset reset(row);
  if (!row.bind(id).step()) return std::nullopt;
  using text = std::optional<std::string>;
  return Invitation{
      row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<text>(4),
      row.get<std::string>(5), row.get<text>(6),         row.get<std::string>(7), row.get<std::string>(8), row.get<std::optional<std::int64_t>>(9)};
}

}  // namespace

Queue::Queue(sql::Connection& connection)
    : connection_(connection),
      unsubscribe_url_(checked_unsubscribe_url(setting("mail.unsubscribe_url"))),
      max_attempts_(std::stoll(setting("mail.max_attempts"))),
      retry_minutes_(std::stoll(setting("mail.retry_minutes"))) {
  const std::string from = setting("mail.from");
  if (trimmed(from).empty()) {
    throw sql::Error(
        "the setting mail.from is blank; give the sender: UPDATE setting SET value = 'SBDC <office@sbdc.example>' WHERE name = 'mail.from'");
  }
  try {
    sender_ = parse_mailbox(from);
  } catch (const sql::Error& e) {
    throw sql::Error(std::string("the setting mail.from: ") + e.what());
  }
}

std::string Queue::setting(const char* name) const {
  sql::Statement row = connection_.prepare("SELECT coalesce(value, '') FROM main.setting WHERE name = ?1");
  if (!row.bind(std::string_view(name)).step()) throw sql::Error(std::string("the setting ") + name + " is missing; see SELECT * FROM crm_check()");
  return row.get<std::string>(0);
}

// What was taken long ago, or at a moment still to come (the clock went back), is not being sent any more.
void Queue::recover() {
  counts_.unknown += connection_
                         .prepare(
                             "UPDATE main.outbox SET status = 'unknown', error = 'its sender was ended before it could say what became of it' "
                             "WHERE status = 'sending' AND status <> 'sent' "
                             "AND coalesce(claimed_at, '') NOT BETWEEN datetime((SELECT now FROM main.clock), '-15 minutes') "
                             "AND datetime((SELECT now FROM main.clock), '+15 minutes')")
                         .run();
}

std::optional<Claim> Queue::next(std::int64_t limit) {
  while (met_ < limit) {
    Message message;
    std::optional<std::string> client;
    std::string now;
    Claim claim;
    {
      // (status <> 'sent': for the partial index. One that was tried at a moment still to come was put off by a clock that was wrong.)
      sql::Statement& row = connection_.cached(
          "SELECT o.id, coalesce(o.to_address, ''), o.subject, o.body_text, o.body_html, o.message_id, o.list_mail, o.created_at, o.client_id, "
          "o.attempts, c.now FROM main.clock c CROSS JOIN main.outbox o WHERE o.status = 'waiting' AND o.status <> 'sent' AND o.id > ?1 "
          "AND (o.next_attempt_at IS NULL OR o.next_attempt_at <= c.now OR o.claimed_at > datetime(c.now, '+15 minutes')) ORDER BY o.id LIMIT 1");
      const sql::Reset reset(row);
      if (!row.bind(last_).step()) return std::nullopt;
      using text = std::optional<std::string>;
      message.id = row.get<std::int64_t>(0);
      message.to_address = row.get<std::string>(1);
      message.subject = row.get<std::string>(2);
      message.body_text = row.get<std::string>(3);
      message.body_html = row.get<text>(4);
      message.message_id = row.get<text>(5);
      message.list_mail = row.get<bool>(6);
      message.created_at = row.get<std::string>(7);
      client = row.get<text>(8);
      claim.attempts = row.get<std::int64_t>(9) + 1;
      now = row.get<std::string>(10);
    }
    claim.id = last_ = message.id;
    ++met_;
    if (const auto reason = withheld(message, client)) {
      fail(message.id, *reason);
      ++counts_.withheld;
      continue;
    }
    try {
      message.invitation = invitation_of(connection_, message.id);
      claim.letter = write_letter(message, sender_, unsubscribe_url_, now);
    } catch (const sql::Error& e) {
      fail(message.id, e.what());
      ++counts_.failed;
      continue;
    }
    sql::Statement& taken = connection_.cached(
        "UPDATE main.outbox SET status = 'sending', claimed_at = ?2, attempts = ?3, message_id = ?4, error = NULL "
        "WHERE id = ?1 AND status = 'waiting'");
    require_written(taken.bind(claim.id, now, claim.attempts, claim.letter.message_id).run(), claim.id);
    return claim;
  }
  return std::nullopt;
}

// Surveys and e-mailings go to nobody who has opted out: as a client, as a contact of the client, or by address.
std::optional<std::string> Queue::withheld(const Message& message, const std::optional<std::string>& client) {
  if (!message.list_mail) return std::nullopt;
  std::string written = message.to_address, ascii;
  try {
    const Mailbox mailbox = parse_mailbox(message.to_address);
    written = mailbox.written;
    ascii = mailbox.address;
  } catch (const sql::Error&) {
    return std::nullopt;  // it will fail for its address
  }
  sql::Statement& found = connection_.cached(
      "SELECT 'withheld: the client does not subscribe to e-mail' FROM main.client WHERE id = ?1 AND subscribe_to_email = 0 "
      "UNION ALL SELECT 'withheld: the contact ' || name || ' does not subscribe to e-mail' FROM main.contact "
      "WHERE client_id = ?1 AND email COLLATE NOCASE IN (?2, ?3) AND subscribe_to_email = 0 "
      "UNION ALL SELECT 'withheld: the address opted out on ' || date(opted_out_at) FROM main.email_opt_out WHERE address IN (?2, ?3)");
  const sql::Reset reset(found);
  if (!found.bind(client, written, ascii).step()) return std::nullopt;
  return found.get<std::string>(0);
}

void Queue::fail(std::int64_t id, const std::string& reason) {
  sql::Statement& failed = connection_.cached("UPDATE main.outbox SET status = 'failed', error = ?2 WHERE id = ?1 AND status = 'waiting'");
  require_written(failed.bind(id, readable(reason)).run(), id);
}

void Queue::finish(const Claim& claim, const Outcome& outcome) {
  const bool gives_up = outcome.fate == Fate::later && claim.attempts >= max_attempts_;
  const char* status = outcome.fate == Fate::sent                 ? "sent"
                       : outcome.fate == Fate::unknown            ? "unknown"
                       : outcome.fate == Fate::failed || gives_up ? "failed"
                                                                  : "waiting";
  const std::string words = readable(outcome.words);
  const std::string error = gives_up ? fmt::format("given up after {} attempts: {}", claim.attempts, words) : words;
  constexpr std::int64_t week = 7 * 24 * 60;
  const std::int64_t pause = std::min(week, retry_minutes_ << std::min<std::int64_t>(claim.attempts - 1, 14));
  // unknown: another sender may have thought this one ended; but now it is known.
  sql::Statement& noted = connection_.cached(
      "UPDATE main.outbox SET status = ?3, error = CASE WHEN ?3 <> 'sent' THEN ?4 END, "
      "sent_at = CASE WHEN ?3 = 'sent' THEN (SELECT now FROM main.clock) END, "
      "next_attempt_at = CASE WHEN ?3 = 'waiting' THEN datetime((SELECT now FROM main.clock), ?5 || ' minutes') END "
      "WHERE id = ?1 AND attempts = ?2 AND (status = 'sending' OR status = 'unknown' AND ?3 <> 'unknown')");
  require_written(noted.bind(claim.id, claim.attempts, std::string_view(status), error, pause).run(), claim.id);
  if (outcome.fate == Fate::sent) ++counts_.sent;
  if (outcome.fate == Fate::unknown) ++counts_.unknown;
  if (outcome.fate == Fate::failed || gives_up) ++counts_.failed;
  if (outcome.fate == Fate::later && !gives_up) ++counts_.retried;
}

void Queue::give_back(const Claim& claim) {
  sql::Statement& noted = connection_.cached(
      "UPDATE main.outbox SET status = 'waiting', attempts = attempts - 1, claimed_at = NULL WHERE id = ?1 AND attempts = ?2 AND status = 'sending'");
  require_written(noted.bind(claim.id, claim.attempts).run(), claim.id);
}

std::int64_t Queue::waiting() const {
  sql::Statement count = connection_.prepare("SELECT count(*) FROM main.outbox WHERE status = 'waiting' AND status <> 'sent'");
  count.step();
  return count.get<std::int64_t>(0);
}

}  // namespace crm::mail
