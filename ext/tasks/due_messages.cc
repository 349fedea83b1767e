#include "tasks/due_messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "mail/recipient.h"
#include "mail/text.h"

namespace crm {
namespace {

// ?1 the task, ?2 the last day of the queue to look at, ?3 the recipient. Sorted (+: and not by an index), so that the whole is read before the run
// writes to the queue. A contact is a living one with an address.
constexpr const char* due_rows =
    "SELECT q.id, q.client_id, c.name, c.kind, c.email, c.subscribe_to_email, s.id, s.type, s.session_date, s.contact_hours, "
    "a.id, a.starts_at, a.duration_minutes, a.subject, a.location, p.name, p.email, u.id, u.name, u.email, u.status, "
    "(SELECT name FROM main.center WHERE id = coalesce(s.center_id, a.center_id, c.center_id)), "
    "EXISTS (SELECT 1 FROM main.contact o WHERE o.client_id = c.id AND lower(trim(o.email)) = lower(trim(c.email)) AND o.deceased), "
    "EXISTS (SELECT 1 FROM main.contact o WHERE o.client_id = c.id AND lower(trim(o.email)) = lower(trim(c.email)) AND NOT o.subscribe_to_email), "
    "EXISTS (SELECT 1 FROM main.email_opt_out o WHERE o.address = trim(c.email)), "
    "EXISTS (SELECT 1 FROM main.task_queue e JOIN main.outbox o ON o.queue_id = e.id WHERE e.appointment_id = q.appointment_id AND e.id <> q.id "
    "AND e.task_id = q.task_id AND e.period = q.period AND o.status <> 'failed' "
    "AND lower(o.to_address) = lower(trim(CASE ?3 WHEN 'client' THEN c.email WHEN 'contact' THEN p.email END))) "
    "FROM main.task_queue q LEFT JOIN main.client c ON c.id = q.client_id LEFT JOIN main.counseling_session s ON s.id = q.session_id "
    "LEFT JOIN main.appointment a ON a.id = q.appointment_id "
    "LEFT JOIN main.user_account u ON u.id = coalesce(s.counselor_id, a.counselor_id, c.counselor_id) "
    "LEFT JOIN main.contact p ON ?3 = 'contact' AND p.client_id = c.id AND NOT p.deceased AND trim(coalesce(p.email, '')) <> '' "
    "WHERE q.task_id = ?1 AND q.status = 'waiting' AND q.send_on <= ?2 ORDER BY +q.id, p.id";

enum Column {
  queue_id,
  client_id,
  client_name,
  client_kind,
  client_email,
  client_subscribes,
  session_id,
  session_type,
  session_date,
  session_hours,
  appointment_id,
  starts_at,
  duration_minutes,
  appointment_subject,
  appointment_location,
  contact_name,
  contact_email,
  user_id,
  user_name,
  user_email,
  user_status,
  center_name,
  is_of_the_dead,
  contact_opted_out,
  address_opted_out,
  was_reminded
};

// The UTC day of an instant is at most a day from the local one.
std::string last_day_to_look_at(const Task& task, const std::string& day) { return task.event == "appointment" ? add_days(day, 1) : day; }

std::string reminder_day(const Task& task, const TimeZone& zone, const std::string& starts) { return add_days(zone.day_of(starts), -task.n); }

}  // namespace

struct DueMessages::State {
  State(sql::Connection& connection, const Task& asked, std::string on, std::string at, std::vector<std::string> users)
      : task(asked), day(std::move(on)), now(std::move(at)), leaving(std::move(users)), zone(task.time_zone), rows(connection.prepare(due_rows)) {
    until = last_day_to_look_at(task, day);
    rows.bind(task.id, until, task.recipient);
  }

  std::optional<std::string> text(Column column) const { return rows.get<std::optional<std::string>>(column); }
  bool is_there(Column column) const { return sqlite3_column_type(rows.handle(), column) != SQLITE_NULL; }

  bool read() {
    while (rows.step()) {
      const auto starts = text(starts_at);
      if (starts && reminder_day(task, zone, *starts) > day) continue;
      read_row(starts);
      return true;
    }
    return false;
  }

  void read_row(const std::optional<std::string>& starts) {
    const auto queue = rows.get<std::int64_t>(queue_id);
    if (queue != message.queue_id) addresses.clear();
    message = DueMessage();
    message.queue_id = queue;
    message.client_id = *text(client_id);
    message.client = text(client_name).value_or(message.client_id);
    message.client_email = text(client_email);
    message.center = text(center_name);
    message.counselor = text(user_name);
    message.counselor_email = text(user_email);
    message.session_type = text(session_type);
    message.session_date = text(session_date);
    if (message.session_date) message.session_hours = fmt::format("{:g}", rows.get<double>(session_hours));
    message.appointment_id = text(appointment_id);
    message.starts_at = starts;
    message.subject = text(appointment_subject);
    message.location = text(appointment_location);
    if (starts) {
      message.local_start = zone.local(*starts);
      message.zone = zone.name_at(*starts);
      message.duration_minutes = rows.get<long>(duration_minutes);
      message.event =
          fmt::format("appointment on {} at {} ({})", message.local_start->substr(0, 10), message.local_start->substr(11, 5), *message.zone);
    } else if (message.session_date) {
      message.event = *message.session_type + " session of " + *message.session_date;
    }
    read_recipient();
    message.note = reason();
    if (message.note.empty()) message.note = repetition();
  }

  // Contacts may share an address: it is written to once.
  std::string repetition() {
    std::string address = *message.address;
    std::ranges::transform(address, address.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::ranges::find(addresses, address) != addresses.end()) return "another contact of the client has the same address";
    addresses.push_back(std::move(address));
    return "";
  }

  void read_recipient() {
    if (task.recipient == "contact") {
      message.recipient = text(contact_name).value_or(message.client);
      message.address = text(contact_email);
    } else if (task.recipient == "user") {
      message.recipient = message.counselor.value_or("counselor");
      message.address = message.counselor_email;
    } else {
      message.recipient = message.client;
      message.address = message.client_email;
    }
    if (message.address) message.address = std::string(mail::trimmed(*message.address));
    if (message.address && message.address->empty()) message.address.reset();
  }

  // Why the message is not to be written; '' when it is.
  std::string reason() const {
    if (!is_there(client_kind)) return "the client is no longer there";
    const bool of_session = task.event == "session";
    if (!is_there(of_session ? session_id : appointment_id)) return "the " + task.event + " is no longer there";
    if (of_session) {
      if (const std::string kind = *text(client_kind); kind != "Client") return "the client is a " + kind + " now: only clients are written to";
    }
    if (message.starts_at && *message.starts_at <= now) return "the appointment has begun";
    if (task.recipient == "user") {
      const auto id = text(user_id);
      if (!id) return "there is no counselor; give the appointment or the client one";
      if (*text(user_status) != "Active" || std::ranges::find(leaving, *id) != leaving.end()) return "the counselor's account is not active";
    }
    if (!message.address) return without_address();
    if (const std::string problem = problem_of_address(*message.address); !problem.empty()) return problem;
    if (task.recipient == "client" && rows.get<bool>(is_of_the_dead)) return "the address is that of a contact who has died";
    if (rows.get<bool>(was_reminded)) return "this address was reminded of it already";  // as that of another record of the client
    if (task.purpose == "reminder") return "";
    if (!rows.get<bool>(client_subscribes)) return "the client has opted out of e-mail";
    if (rows.get<bool>(contact_opted_out)) return "the contact with this address has opted out of e-mail";
    if (rows.get<bool>(address_opted_out)) return "this address has opted out of e-mail";
    return "";
  }

  std::string without_address() const {
    if (task.recipient == "contact") return "the client has no living contact with an e-mail address; give contact.email";
    if (task.recipient == "user") return "the counselor has no e-mail address; give user_account.email";
    return "the client has no e-mail address; give client.email";
  }

  Task task;
  std::string day, now, until;
  std::vector<std::string> leaving;
  std::vector<std::string> addresses;  // written to for the row of the queue at hand
  TimeZone zone;
  sql::Statement rows;
  DueMessage message;
};

DueMessages::DueMessages(sql::Connection& connection, const Task& task, std::string day, std::string now, std::vector<std::string> leaving)
    : state_(std::make_unique<State>(connection, task, std::move(day), std::move(now), std::move(leaving))) {}
DueMessages::~DueMessages() = default;
DueMessages::DueMessages(DueMessages&&) noexcept = default;

bool DueMessages::next() { return state_->read(); }

const DueMessage& DueMessages::message() const { return state_->message; }

std::int64_t count_written(DueMessages due) {
  std::int64_t count = 0;
  while (due.next()) count += due.message().note.empty() ? 1 : 0;
  return count;
}

void require_survey(sql::Connection& connection, const Task& task) {
  if (task.purpose != "survey") return;
  sql::Statement open = connection.prepare(
      "SELECT s.name, s.kind, s.status, l.name, l.status FROM main.survey s JOIN main.survey_request_list l ON l.survey_id = s.id "
      "WHERE s.id = ?1 AND l.id = ?2");
  if (!open.bind(task.survey_id, task.request_list_id).step()) throw sql::Error("its survey has no such request list; choose a list of the survey");
  if (open.get<std::string>(1) != "client") throw sql::Error("the survey '" + open.get<std::string>(0) + "' is not a client survey; choose another");
  if (open.get<std::string>(2) != "Active") {
    throw sql::Error("the survey '" + open.get<std::string>(0) + "' is not active; activate it, or choose another");
  }
  if (open.get<std::string>(4) != "Active") {
    throw sql::Error("the request list '" + open.get<std::string>(3) + "' is not active; activate it, or choose another");
  }
}

void settle_days(sql::Connection& connection, const Task& task, const std::string& day) {
  if (task.event != "appointment") return;
  const TimeZone zone(task.time_zone);
  sql::Statement near =
      connection.prepare("SELECT id, period, send_on FROM main.task_queue WHERE task_id = ?1 AND status = 'waiting' AND send_on <= ?2 ORDER BY +id");
  sql::Statement settle = connection.prepare("UPDATE main.task_queue SET send_on = ?2 WHERE id = ?1");
  const std::string until = add_days(day, 2);  // tomorrow's, and those that are a day off
  near.bind(task.id, until);
  while (near.step()) {
    const std::string exact = reminder_day(task, zone, near.get<std::string>(1));
    if (exact != near.get<std::string>(2)) settle.bind(near.get<std::int64_t>(0), exact).run();
  }
}

}  // namespace crm
