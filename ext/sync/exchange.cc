#include "sync/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sqlite/savepoint.h"
#include "sync/protocol.h"

namespace crm::sync {
namespace {

namespace fs = std::filesystem;

std::string in_json(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + '"';
}

void require_folder(sql::Connection& connection, const std::string& folder) {
  if (sqlite3_get_autocommit(connection.handle()) == 0) {
    throw sql::Error("what is in a file cannot be rolled back; call it outside a transaction");
  }
  if (!fs::is_directory(folder)) throw sql::Error(fmt::format("there is no folder {}; make it, or give another", folder));
}

std::string file_name(const std::string& from, const std::string& to, std::int64_t number) {
  return fmt::format("{}-to-{}-{:08}{}", from, to, number, suffix);
}

// The files from one site to another, the latest first; of any ending: also those that were never finished.
std::vector<fs::path> files(const std::string& folder, const std::string& from, const std::string& to, std::string_view ending = suffix) {
  const std::string start = fmt::format("{}-to-{}-", from, to);
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.starts_with(start) && name.ends_with(ending)) found.push_back(entry.path());
  }
  std::ranges::sort(found, [](const fs::path& a, const fs::path& b) {
    const std::string x = a.filename(), y = b.filename();
    return x.size() != y.size() ? x.size() > y.size() : x > y;
  });
  return found;
}

void discard(const fs::path& path) {
  std::error_code ignored;  // one that stays is refused as a repetition
  fs::remove(path, ignored);
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

void write_batches(sql::Connection& connection, Sealer& file, const Link& link) {
  sql::Statement batches = connection.prepare(
      "SELECT b.number, b.origin IS NOT ?1 AND (b.origin IS NOT NULL OR ?3), b.confirms, b.changes, b.author, "
      "(SELECT count(*) FROM main.sync_piece p WHERE p.batch = b.number), b.seen FROM main.sync_batch b WHERE b.number > ?2 ORDER BY b.number");
  sql::Statement pieces = connection.prepare("SELECT content FROM main.sync_piece WHERE batch = ?1 ORDER BY position");
  for (batches.bind(link.code, link.confirmed, !link.is_parent); batches.step();) {
    const bool has_content = batches.get<bool>(1);
    std::string head;
    put_number(head, batches.get<std::uint64_t>(0));
    put_number(head, has_content ? 0 : batches.get<std::uint64_t>(2) + 1);
    put_number(head, has_content ? batches.get<std::uint64_t>(3) : 0);
    put_text(head, batches.get<std::string>(4));
    put_number(head, batches.get<std::uint64_t>(6));
    put_number(head, has_content ? batches.get<std::uint64_t>(5) : 0);
    file.write(head);
    if (!has_content) continue;
    for (pieces.bind(batches.get<std::int64_t>(0)); pieces.step();) {
      const Value content = value_at(pieces, 0);
      std::string length;
      put_number(length, content.bytes.size());
      file.write(length);
      file.write(content.bytes);
    }
  }
}

struct Outgoing {
  Header header;
  std::string seal_public;
  bool is_due = false;
};

// What goes to a neighbour; the number of the file is used up before the file is written, so that no two files have the same.
Outgoing prepare(sql::Connection& connection, const Identity& own, const Link& link, const std::string& folder) {
  sql::Statement state = connection.prepare(
      "SELECT l.files_sent, l.received, l.confirmed, i.last_batch, l.sent, l.told, l.seal_public, l.file_size FROM main.sync_link l, "
      "main.sync_identity i "
      "WHERE l.site_code = ?1");
  state.bind(link.code).step();
  const auto number = [&](int column) { return state.get<std::int64_t>(column); };
  Outgoing out{{number(0) + 1, number(1), number(2) + 1, number(3) - number(2), own.code, link.code}, value_at(state, 6).bytes, false};
  const bool is_news = number(3) > number(4) || number(1) > number(5);
  const bool is_owed = number(3) > number(2) && !is_under_way(fs::path(folder) / file_name(own.code, link.code, number(0)), number(7));
  out.is_due = is_news || is_owed;
  state.reset();
  if (out.is_due) {
    connection
        .prepare(
            "UPDATE main.sync_link SET files_sent = ?2, file_size = 0, sent = ?3, told = ?4, sent_at = (SELECT now FROM main.clock) WHERE site_code "
            "= ?1")
        .bind(link.code, out.header.number, out.header.first + out.header.batches - 1, out.header.received)
        .run();
  }
  return out;
}

// The marker of S9: while it stands, our triggers ask nothing, and do not judge again what the parent has decided. (A file that fails takes it
// along.)
void mark_applying(sql::Connection& connection, const std::optional<std::string>& site, std::optional<int> is_decided) {
  connection.cached("UPDATE main.automatic_write SET site = ?1, is_decided = ?2").bind(site, is_decided).run();  // it has many triggers to compile
}

// What the parent has accepted stands here too, whether the host checks foreign keys or not. (Our own are checked by triggers.)
class ForeignKeysOff {
 public:
  explicit ForeignKeysOff(sql::Connection& connection) : connection_(connection) {
    sql::Statement enabled = connection.prepare("PRAGMA foreign_keys");
    was_on_ = enabled.step() && enabled.get<bool>(0);
    enabled.reset();
    set(false);
  }
  ForeignKeysOff(const ForeignKeysOff&) = delete;
  ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;
  ~ForeignKeysOff() { set(was_on_); }

 private:
  void set(bool on) noexcept { sqlite3_db_config(connection_.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, nullptr); }
  sql::Connection& connection_;
  bool was_on_ = false;
};

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

void apply_batches(Opener& file, Application& application, Link& link) {
  const std::int64_t last = file.header().first + file.header().batches - 1;
  for (std::int64_t number = file.header().first; number <= last; ++number) {
    if (static_cast<std::int64_t>(file.number()) != number) throw Bytes::damaged();
    const std::uint64_t confirms = file.number();
    file.number();  // changes: for sync_inspect()
    const bool is_new = number > link.received;
    const std::string author = file.text();
    const auto seen = static_cast<std::int64_t>(file.number());
    if (is_new) application.begin(author, number, seen);
    if (is_new && confirms > 1 && link.is_parent) application.confirms(static_cast<std::int64_t>(confirms) - 1);
    for (std::uint64_t pieces = file.number(); pieces > 0; --pieces) {
      const std::string piece = file.text();
      if (!is_new) continue;
      PieceReader reader(piece);
      for (Change change; reader.next(change);) application.apply(std::move(change));
    }
    if (!is_new) continue;
    application.end();
    link.received = number;
  }
  file.require_end();
}

void apply_file(sql::Connection& connection, const Identity& own, Link link, const fs::path& path, Summary& summary) {
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  sql::Statement state =
      connection.prepare("SELECT l.last_file, i.last_batch, l.sign_public FROM main.sync_link l, main.sync_identity i WHERE l.site_code = ?1");
  state.bind(link.code).step();
  const auto last_file = state.get<std::int64_t>(0), last_batch = state.get<std::int64_t>(1);
  const std::string sign_public = value_at(state, 2).bytes;
  state.reset();

  Opener file(path);
  const Header& header = file.header();
  if (header.receiver != own.code) throw sql::Error(fmt::format("it is for the site {}, and this is {}", header.receiver, own.code));
  if (header.sender != link.code) throw sql::Error(fmt::format("it is from the site {}, and named as if from {}", header.sender, link.code));
  file.open(sign_public, own.keys.open_public, own.keys.open_secret);
  if (header.number <= last_file) throw sql::Error("it, or a later one, was applied already; nothing is to be done");
  if (header.received > last_batch) {
    throw sql::Error(fmt::format("it confirms batch {}, and this database has made {}; if it was restored from a backup, have it cut anew",
                                 header.received, last_batch));
  }
  if (header.first > link.received + 1) {
    throw sql::Error(
        fmt::format("it begins with batch {}, and {} is the next that is needed here; if this database was restored from a backup, have it cut anew",
                    header.first, link.received + 1));
  }
  Tables tables(connection);
  close_log(connection, tables, own.code);
  mark_applying(connection, link.code, link.is_parent ? std::optional(1) : std::nullopt);
  Application application(connection, savepoint, tables, own.code, link);
  apply_batches(file, application, link);
  mark_applying(connection, std::nullopt, std::nullopt);
  connection
      .prepare(
          "UPDATE main.sync_link SET received = ?2, accepted = ?3, confirmed = max(confirmed, ?4), last_file = ?5, told = min(told, ?6), "
          "received_at = (SELECT now FROM main.clock) WHERE site_code = ?1")
      .bind(link.code, link.received, link.accepted, header.received, header.number, header.first - 1)  // it sends all that it was not told of
      .run();
  Renumbering::purge(connection, link.code, header.received);
  purge(connection);
  savepoint.release();
  ++summary.received;
  summary.applied += application.applied();
  summary.conflicts += application.conflicts();
}

}  // namespace

std::string Summary::json() const {
  std::string reasons;
  for (const auto& [file, reason] : refused) {
    reasons += fmt::format(R"({}{{"file":{},"reason":{}}})", reasons.empty() ? "" : ",", in_json(file), in_json(reason));
  }
  return fmt::format(R"({{"sent":{},"received":{},"applied":{},"conflicts":{},"refused":{},"reasons":[{}]}})", sent, received, applied, conflicts,
                     refused.size(), reasons);
}

void send(sql::Connection& connection, const std::string& folder, Summary& summary) {
  require_folder(connection, folder);
  const Identity own = identity(connection);
  sql::Savepoint savepoint(connection.handle(), "crm_sync");
  close_log(connection, own.code);
  std::vector<std::pair<Link, Outgoing>> due;
  for (const Link& link : links(connection)) {
    Outgoing out = prepare(connection, own, link, folder);
    if (out.is_due) due.emplace_back(link, std::move(out));
  }
  savepoint.release();  // before the files are written: what a file says must not be rolled back

  for (const auto& [link, out] : due) {
    const fs::path path = fs::path(folder) / file_name(own.code, link.code, out.header.number);
    sql::execute(connection.handle(), "SAVEPOINT crm_sync_read");  // one view of the batches
    try {
      Sealer file(path.string(), out.header, own.keys.sign_secret, out.seal_public);
      write_batches(connection, file, link);
      file.finish();
    } catch (...) {
      sql::execute(connection.handle(), "RELEASE crm_sync_read");
      throw;
    }
    sql::execute(connection.handle(), "RELEASE crm_sync_read");
    std::error_code fetched;  // by a receiver who was quick
    if (const auto size = fs::file_size(path, fetched); !fetched) {
      connection.prepare("UPDATE main.sync_link SET file_size = ?2 WHERE site_code = ?1 AND files_sent = ?3")
          .bind(link.code, static_cast<std::int64_t>(size), out.header.number)
          .run();
    }
    for (const fs::path& older : files(folder, own.code, link.code, "")) {
      if (older != path) discard(older);
    }
    ++summary.sent;
  }
}

void receive(sql::Connection& connection, const std::string& folder, Summary& summary) {
  require_folder(connection, folder);
  const Identity own = identity(connection);
  for (const Link& neighbour : links(connection)) {
    const std::optional<ForeignKeysOff> off = neighbour.is_parent ? std::make_optional<ForeignKeysOff>(connection) : std::nullopt;
    bool is_applied = false;  // each file holds all that the ones before it hold
    for (const fs::path& path : files(folder, neighbour.code, own.code)) {
      if (is_applied) {
        discard(path);
        continue;
      }
      Link link = neighbour;
      for (const Link& now : links(connection)) {
        if (now.code == link.code) link = now;
      }
      try {
        apply_file(connection, own, link, path, summary);
        is_applied = true;
        discard(path);
      } catch (const Spoilt& e) {  // taken away, it is sent again
        summary.refused.emplace_back(path.filename(), e.what());
        discard(path);
      } catch (const sql::Error& e) {
        if (is_of_the_host(e)) throw;
        summary.refused.emplace_back(path.filename(), e.what());
      }
    }
  }
}

}  // namespace crm::sync
