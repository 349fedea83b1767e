#include "sync/envelope.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "sync/bytes.h"
#include "sync/protocol.h"

namespace crm::sync {
namespace {

constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::size_t sealed_size = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void require_sodium() {
  if (sodium_init() < 0) throw sql::Error("libsodium has no source of random numbers here; start the program where /dev/urandom can be read");
}

std::string little_endian(std::uint64_t number, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}
std::uint64_t from_little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

sql::Error truncated() { return sql::Error("it is truncated; have it sent again"); }
Spoilt altered() { return Spoilt("it was altered, or is damaged; have it sent again"); }

}  // namespace

struct Sealer::State {
  crypto_secretstream_xchacha20poly1305_state stream;
};
struct Opener::State {
  crypto_secretstream_xchacha20poly1305_state stream;
};

Keys new_keys() {
  require_sodium();
  Keys keys{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0'),
            std::string(crypto_box_PUBLICKEYBYTES, '\0'), std::string(crypto_box_SECRETKEYBYTES, '\0')};
  crypto_sign_keypair(out(keys.sign_public), out(keys.sign_secret));
  crypto_box_keypair(out(keys.open_public), out(keys.open_secret));
  return keys;
}

Sealer::Sealer(const std::string& path, const Header& header, const std::string& sign_secret, const std::string& seal_public)
    : path_(path), temporary_(path + ".part"), state_(std::make_unique<State>()) {
  require_sodium();
  file_.reset(std::fopen(temporary_.c_str(), "wb"));
  if (!file_) throw sql::Error(fmt::format("cannot write {}: {}", temporary_, std::strerror(errno)));
  std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0'), sealed(sealed_size, '\0');
  std::string stream_header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0'), signature(crypto_sign_BYTES, '\0');
  crypto_secretstream_xchacha20poly1305_keygen(out(key));
  if (crypto_box_seal(out(sealed), in(key), key.size(), in(seal_public)) != 0) throw sql::Error("the receiver's key is damaged; cut the site anew");
  crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, out(stream_header), in(key));
  sodium_memzero(key.data(), key.size());

  std::string fields;
  for (std::int64_t number :
       {header.number, header.place, header.received, header.held, header.received_mark, header.first, header.after, header.last, header.last_mark})
    fields += little_endian(static_cast<std::uint64_t>(number), 8);
  for (const std::string& code : {header.sender, header.receiver}) put_text(fields, code);
  const std::string head = magic + little_endian(fields.size(), 4) + fields + sealed + stream_header;
  crypto_sign_detached(out(signature), nullptr, in(head), head.size(), in(sign_secret));
  put(head + signature);
}

Sealer::~Sealer() {
  if (!finished_) std::remove(temporary_.c_str());
}

void Sealer::put(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw sql::Error(fmt::format("cannot write {}: {}", temporary_, std::strerror(errno)));
  }
}

void Sealer::write_chunk(unsigned char tag) {
  std::string sealed(buffer_.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  crypto_secretstream_xchacha20poly1305_push(&state_->stream, out(sealed), nullptr, in(buffer_), buffer_.size(), nullptr, 0, tag);
  put(little_endian(sealed.size(), 4));
  put(sealed);
  buffer_.clear();
}

void Sealer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t count = std::min(bytes.size(), chunk_size - buffer_.size());
    buffer_ += bytes.substr(0, count);
    bytes.remove_prefix(count);
    if (buffer_.size() == chunk_size) write_chunk(0);
  }
}

void Sealer::finish() {
  write_chunk(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  if (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw sql::Error(fmt::format("cannot write {}: {}", path_, std::strerror(errno)));
  }
  finished_ = true;
}

Opener::Opener(const std::string& path) : file_(std::fopen(path.c_str(), "rb")), state_(std::make_unique<State>()) {
  require_sodium();
  if (!file_) throw sql::Error(fmt::format("cannot read it: {}", std::strerror(errno)));
  std::string start(sizeof magic - 1, '\0');
  if (std::fread(start.data(), 1, start.size(), file_.get()) != start.size() || start != magic) {
    throw sql::Error("it is not a file of this version of sqlite-crm, or is truncated; have it sent again, by the same version");
  }
  const std::string length = get(4);
  if (from_little_endian(length) > 4096) throw altered();
  const std::string fields = get(from_little_endian(length));
  Bytes bytes(fields);
  for (std::int64_t* number : {&header_.number, &header_.place, &header_.received, &header_.held, &header_.received_mark, &header_.first,
                               &header_.after, &header_.last, &header_.last_mark}) {
    *number = static_cast<std::int64_t>(from_little_endian(bytes.take(8)));
  }
  header_.sender = bytes.text();
  header_.receiver = bytes.text();
  head_ = start + length + fields;
}

Opener::~Opener() = default;

std::string Opener::get(std::size_t count) {
  std::string bytes(count, '\0');
  if (std::fread(bytes.data(), 1, count, file_.get()) != count) throw truncated();
  return bytes;
}

void Opener::open(const std::string& sign_public, const std::string& open_public, const std::string& open_secret) {
  const std::string sealed = get(sealed_size), stream_header = get(crypto_secretstream_xchacha20poly1305_HEADERBYTES),
                    signature = get(crypto_sign_BYTES);
  head_ += sealed + stream_header;
  if (crypto_sign_verify_detached(in(signature), in(head_), head_.size(), in(sign_public)) != 0) {
    throw Spoilt(fmt::format("it is not signed by {}, or was altered; have it sent again by that site", header_.sender));
  }
  std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
  if (crypto_box_seal_open(out(key), in(sealed), sealed.size(), in(open_public), in(open_secret)) != 0) {
    throw sql::Error("it is sealed with another key than that of this site; have it sent again");
  }
  const int code = crypto_secretstream_xchacha20poly1305_init_pull(&state_->stream, in(stream_header), in(key));
  sodium_memzero(key.data(), key.size());
  if (code != 0) throw altered();
}

void Opener::read_chunk() {
  if (final_) throw Bytes::damaged();
  const std::uint64_t size = from_little_endian(get(4));
  if (size < crypto_secretstream_xchacha20poly1305_ABYTES || size > chunk_size + crypto_secretstream_xchacha20poly1305_ABYTES) throw altered();
  const std::string sealed = get(size);
  buffer_.erase(0, position_);
  position_ = 0;
  std::string chunk(size - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state_->stream, out(chunk), nullptr, &tag, in(sealed), sealed.size(), nullptr, 0) != 0)
    throw altered();
  buffer_ += chunk;
  final_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

std::string Opener::read(std::size_t count) {
  while (buffer_.size() - position_ < count) read_chunk();
  position_ += count;
  return buffer_.substr(position_ - count, count);
}

std::uint64_t Opener::number() {
  std::string bytes;
  do bytes += read(1);
  while (static_cast<unsigned char>(bytes.back()) >= 0x80 && bytes.size() < 10);
  return Bytes(bytes).number();
}

void Opener::require_end() {
  while (!final_) read_chunk();
  if (position_ != buffer_.size()) throw Bytes::damaged();
  if (std::fgetc(file_.get()) != EOF) throw altered();
}

}  // namespace crm::sync
