#include "sync/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sqlite/savepoint.h"
#include "sync/folder.h"
#include "sync/incoming.h"
#include "sync/on_disk.h"
#include "sync/outgoing.h"
#include "sync/past.h"
#include "sync/protocol.h"

namespace crm::sync {
namespace {

namespace fs = std::filesystem;

void require_folder(sql::Connection& connection, const std::string& folder) {
  if (sqlite3_get_autocommit(connection.handle()) == 0) {
    throw sql::Error("what is in a file cannot be rolled back; call it outside a transaction");
  }
  sql::Statement journal = connection.prepare("PRAGMA main.journal_mode");
  if (journal.step() && journal.get<std::string>(0) == "off")
    throw sql::Error("with PRAGMA journal_mode = OFF nothing can be rolled back; set it to DELETE or WAL first");
  if (!fs::is_directory(folder)) throw sql::Error(fmt::format("there is no folder {}; make it, or give another", folder));
}

// Is the latest file still on its way, whole?
bool is_under_way(const fs::path& path, std::int64_t size) {
  std::error_code none;
  const auto found = fs::file_size(path, none);
  return !none && found == static_cast<std::uintmax_t>(size);
}

// What all neighbours have confirmed is needed by nobody.
void purge(sql::Connection& connection) {
  connection.execute(
      "DELETE FROM main.sync_piece WHERE batch <= (SELECT min(confirmed) FROM main.sync_link); "
      "DELETE FROM main.sync_batch WHERE number <= (SELECT min(confirmed) FROM main.sync_link)");
}

// The files that go to a neighbour.
struct Outgoing {
  Link link;
  std::string seal_public;
  std::int64_t number;  // of the first
  std::int64_t received, held;
  std::vector<Part> parts;
};

// Nothing: there is nothing new for it. The numbers of the files are used up before they are written, so that no two files have the same.
std::optional<Outgoing> prepare(sql::Connection& connection, const Identity& own, const Link& link, const std::string& folder) {
  const std::int64_t held = held_of(connection, link.code), made = last_batch(connection);
  sql::Statement state = connection.prepare(
      "SELECT files_sent, file_size, seal_public, ?2 > sent OR (received, ?3) > (told, told_piece) FROM main.sync_link WHERE site_code = ?1");
  state.bind(link.code, made, held).step();
  const auto files_sent = state.get<std::int64_t>(0);
  const bool is_news = state.get<bool>(3);
  const bool is_owed =
      made > link.confirmed && !is_under_way(fs::path(folder) / file_name(own.code, link.code, files_sent), state.get<std::int64_t>(1));
  if (!is_news && !is_owed) return std::nullopt;
  Outgoing out{link, value_at(state, 2).bytes, files_sent + 1, link.received, held, parts_for(connection, link)};
  state.reset();
  connection
      .prepare(
          "UPDATE main.sync_link SET files_sent = files_sent + ?2, file_size = 0, sent = ?3, told = received, told_piece = ?4, "
          "sent_at = (SELECT now FROM main.clock) WHERE site_code = ?1")
      .bind(link.code, out.parts.size(), made, held)
      .run();
  return out;
}

// One that all have confirmed is no longer there: then nobody has to be told its mark anew, but for that of the last.
std::int64_t mark_of(sql::Connection& connection, std::int64_t batch) {
  sql::Statement found =
      connection.prepare("SELECT coalesce((SELECT mark FROM main.sync_batch WHERE number = ?1), last_mark) FROM main.sync_identity");
  found.bind(batch).step();
  return found.get<std::int64_t>(0);
}

// The last of them confirms what has come, since with it the receiver has all that was made before that came.
Header header_of(sql::Connection& connection, const Outgoing& out, const Identity& own, std::size_t place) {
  const Part& part = out.parts[place];
  const bool is_last = place + 1 == out.parts.size();
  return {out.number + static_cast<std::int64_t>(place),
          static_cast<std::int64_t>(place),
          is_last ? out.received : 0,
          is_last ? out.held : 0,
          is_last ? out.link.received_mark.value_or(0) : 0,
          part.first,
          part.after,
          part.last,
          mark_of(connection, part.last),
          own.code,
          out.link.code};
}

void write_files(sql::Connection& connection, const Identity& own, const Outgoing& out, const std::string& folder, Summary& summary) {
  fs::path path;
  for (std::size_t place = 0; place < out.parts.size(); ++place) {
    sql::Savepoint view(connection.handle(), "crm_sync_read", sql::Savepoint::For::reading);
    const Header header = header_of(connection, out, own, place);
    path = fs::path(folder) / file_name(own.code, out.link.code, header.number);
    Sealer file(path.string(), header, own.keys.sign_secret, out.seal_public);
    std::size_t written = 0;
    write_part(connection, file, out.link, out.parts[place], [&](std::size_t size) {
      written += size;
      summary.show([&] { return fmt::format("; {} KiB of {}", written / 1024, path.filename().string()); });
    });
    view.release();
    file.finish();
    ++summary.sent;
  }
  std::error_code fetched;  // by a receiver who was quick
  if (const auto size = fs::file_size(path, fetched); !fetched) {
    connection.prepare("UPDATE main.sync_link SET file_size = ?2 WHERE site_code = ?1 AND files_sent = ?3")
        .bind(out.link.code, static_cast<std::int64_t>(size), out.number + static_cast<std::int64_t>(out.parts.size()) - 1)
        .run();
  }
  const fs::path first = file_name(own.code, out.link.code, out.number);
  for (const fs::path& older : files(folder, own.code, out.link.code, Which::all)) {
    if (comes_before(older.filename(), first)) discard(older);
  }
}

// The marker of S9: while it stands, our triggers ask nothing, and do not judge again what the parent has decided. (A file that fails takes it
// along.)
void mark_applying(sql::Connection& connection, const std::optional<std::string>& site, std::optional<int> is_decided) {
  connection.cached("UPDATE main.automatic_write SET site = ?1, is_decided = ?2").bind(site, is_decided).run();  // it has many triggers to compile
}

// Not the file's fault: it may be applied when the database can be written again.
bool is_of_the_host(const sql::Error& error) {
  switch (error.code() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
      return true;
    default:
      return false;
  }
}

void apply_file(sql::Connection& connection, const Identity& own, Link link, const fs::path& path, Summary& summary) {
  Application::create_tables(connection);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  sql::Statement state = connection.prepare("SELECT last_file, sign_public FROM main.sync_link WHERE site_code = ?1");
  state.bind(link.code).step();
  const auto last_file = state.get<std::int64_t>(0);
  const std::string sign_public = value_at(state, 1).bytes;
  state.reset();

  Opener file(path);
  const Header& header = file.header();
  if (header.receiver != own.code) throw sql::Error(fmt::format("it is for the site {}, and this is {}", header.receiver, own.code));
  if (header.sender != link.code) throw sql::Error(fmt::format("it is from the site {}, and named as if from {}", header.sender, link.code));
  file.open(sign_public, own.keys.open_public, own.keys.open_secret);
  const std::int64_t held = held_of(connection, link.code);
  require_same_past(connection, link, header);
  if (header.number <= last_file && header.last > link.received + (held > 0 ? 1 : 0))
    throw another_past(link, fmt::format("it has the number of a file that was applied here, and goes on to batch {}", header.last));
  if (header.number <= last_file) throw sql::Error("it, or a later one, was applied already; nothing is to be done");
  if (std::pair(header.first, header.after) > std::pair(link.received + 1, held)) {
    if (header.place > 0) throw Spoilt("it goes on from a file that has not come; have both sent again");
    throw another_past(link, fmt::format("it begins with batch {}, and {} is the next that is needed here", header.first, link.received + 1));
  }
  Tables tables(connection);
  close_log(connection, tables, own.code);
  mark_applying(connection, link.code, link.is_parent ? std::optional(1) : std::nullopt);
  Application application(connection, savepoint, tables, own.code, link);
  apply_batches(connection, file, application, link,
                [&] { summary.show([&] { return fmt::format("; {} of {}", application.applied(), path.filename().string()); }); });
  connection
      .prepare(
          "UPDATE main.sync_link SET received = ?2, received_mark = ?9, accepted = ?3, last_file = ?4, received_at = (SELECT now FROM main.clock), "
          "confirmed = max(confirmed, ?5), confirmed_piece = CASE WHEN (?5, ?6) > (confirmed, confirmed_piece) THEN ?6 ELSE confirmed_piece END, "
          "told = min(told, ?7), told_piece = CASE WHEN (?7, ?8) < (told, told_piece) THEN ?8 ELSE told_piece END WHERE site_code = ?1")
      .bind(link.code, link.received, link.accepted, header.number, header.received, header.held, header.first - 1, header.after,
            link.received_mark)  // it sends all that it was not told of
      .run();
  mark_applying(connection, std::nullopt, std::nullopt);
  Renumbering::purge(connection, link.code, header.received);
  purge(connection);
  savepoint.release();
  ++summary.received;
  summary.applied += application.applied();
  summary.conflicts += application.conflicts();
}

}  // namespace

std::string Summary::in_words(std::string_view under_way) const {
  return fmt::format("{}: {} files sent, {} received, {} changes applied{}", function_, sent, received, applied, under_way);
}

std::string Summary::finish(sql::Connection& connection) {
  progress_.finish([&] { return in_words(""); });
  sql::Statement one = connection.prepare("SELECT json_object('file', ?1, 'reason', ?2)");
  std::string reasons;
  for (const auto& [file, reason] : refused) {
    one.bind(file, reason).step();
    if (!reasons.empty()) reasons += ',';
    reasons += one.get<std::string>(0);
  }
  return fmt::format(R"({{"sent":{},"received":{},"applied":{},"conflicts":{},"refused":{},"reasons":[{}]}})", sent, received, applied, conflicts,
                     refused.size(), reasons);
}

void send(sql::Connection& connection, const std::string& folder, Summary& summary) {
  require_folder(connection, folder);
  const Identity own = identity(connection);
  summary.show([] { return "; looking for what has changed here"; });
  const OnDisk on_disk(connection);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  close_log(connection, own.code);
  std::vector<Outgoing> due;
  for (const Link& link : links(connection)) {
    if (auto out = prepare(connection, own, link, folder)) due.push_back(std::move(*out));
  }
  savepoint.release();  // before the files are written: what a file says must not be rolled back
  for (const Outgoing& out : due) write_files(connection, own, out, folder, summary);
}

// Of a site that was forgotten here: nobody else would tell it.
void refuse_unknown(const std::string& folder, const Identity& own, const std::vector<Link>& neighbours, Summary& summary) {
  const std::string to_here = fmt::format("-to-{}-", own.code);
  std::set<std::string> senders;
  for (const std::string& name : names_in(folder)) {
    if (const std::size_t place = name.find(to_here); place != std::string::npos) senders.insert(name.substr(0, place));
  }
  for (const Link& link : neighbours) senders.erase(link.code);
  for (const std::string& sender : senders) {
    for (const fs::path& path : files(folder, sender, own.code))
      summary.refused.emplace_back(path.filename(), fmt::format("it is from the site {0}, with which this one has no link; cut {0} anew", sender));
  }
}

// What the parent has accepted stands here too, whether the host checks foreign keys or not. (Our own are checked by triggers.)
void receive(sql::Connection& connection, const std::string& folder, Summary& summary) {
  require_folder(connection, folder);
  const Identity own = identity(connection);
  const std::vector<Link> neighbours = links(connection);
  refuse_unknown(folder, own, neighbours, summary);
  for (const Link& neighbour : neighbours) {
    std::optional<sql::OptionOff> off;
    if (neighbour.is_parent) off.emplace(connection.handle(), SQLITE_DBCONFIG_ENABLE_FKEY);
    std::vector<fs::path> older;  // what is in the files before one that was applied is in the database
    for (const fs::path& path : files(folder, neighbour.code, own.code)) {
      try {
        apply_file(connection, own, link_to(connection, neighbour.code), path, summary);
        older.push_back(path);
        std::ranges::for_each(older, discard);
        older.clear();
      } catch (const Spoilt& e) {  // taken away, it is sent again
        summary.refused.emplace_back(path.filename(), e.what());
        discard(path);
      } catch (const sql::Error& e) {
        if (is_of_the_host(e)) throw;
        summary.refused.emplace_back(path.filename(), e.what());
        older.push_back(path);
      }
    }
  }
}

}  // namespace crm::sync
