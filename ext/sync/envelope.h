// Files that one site can read and that prove who wrote them (S2, S10): the format is told in sync/protocol.h. Streamed: memory does not grow with
// them.
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "sqlite/error.h"

namespace crm::sync {

// Keys as the bytes that are kept in sync_identity and sync_link.
struct Keys {
  std::string sign_public, sign_secret, open_public, open_secret;
};
Keys new_keys();

struct Header {
  std::int64_t number = 0;              // of the file, among those from this sender to this receiver
  std::int64_t place = 0;               // how many files before it belong to it
  std::int64_t received = 0, held = 0;  // of the receiver's batches, the sender has applied this one, and this piece of the next; 0: it does not say
  std::int64_t received_mark = 0;       // the sync_batch.mark of that batch; 0: it does not say
  std::int64_t first = 0, after = 0;    // number of the first batch, and of the piece of it after which this goes on; 0: it begins here
  std::int64_t last = 0;                // number of the last; first - 1: there is none
  std::int64_t last_mark = 0;           // its sync_batch.mark, also when it is in an older file
  std::string sender, receiver;
};

struct FileCloser {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

// The file is not as its sender wrote it, and never will be. (One that is truncated may still be on its way.)
class Spoilt : public sql::Error {
 public:
  using Error::Error;
};

// Writes a file under a temporary name; finish() gives it its own. Without it, nothing is left.
class Sealer {
 public:
  Sealer(const std::string& path, const Header& header, const std::string& sign_secret, const std::string& seal_public);
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;
  ~Sealer();
  void write(std::string_view bytes);
  void finish();

 private:
  void write_chunk(unsigned char tag);
  void put(std::string_view bytes);

  std::string path_, temporary_, buffer_;
  File file_;
  struct State;
  std::unique_ptr<State> state_;
  bool finished_ = false;
};

// Reads a file. Whatever is not as the sender wrote it throws, with the reason.
class Opener {
 public:
  explicit Opener(const std::string& path);
  ~Opener();
  const Header& header() const { return header_; }  // not proved before open()
  void open(const std::string& sign_public, const std::string& open_public, const std::string& open_secret);

  std::string read(std::size_t count);
  std::uint64_t number();
  std::string text() { return read(number()); }
  void require_end();  // the file must say that this is all of it

 private:
  std::string get(std::size_t count);
  void read_chunk();

  File file_;
  Header header_;
  std::string head_, sealed_key_, stream_header_, signature_;
  struct State;
  std::unique_ptr<State> state_;
  std::string buffer_;
  std::size_t position_ = 0;
  bool final_ = false;
};

}  // namespace crm::sync
