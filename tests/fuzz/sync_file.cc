// A fuzz target of libFuzzer for what sync_receive() and sync_inspect() read (S10): whatever bytes a file holds, they neither crash nor leak, and a
// file that is refused leaves the database as it was. The first byte chooses how deep the others get:
//   0  they are the file
//   1  they are in a file that the sender has really sealed: batches and pieces
//   2  they are the only frame of such a batch, compressed: changes
#include <sodium.h>
#include <zstd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/database.h"
#include "sync/contents.h"

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const test::Database& db, const std::string& query) {
  const std::string hex = db.value("SELECT hex((" + query + "))");
  std::string bytes(hex.size() / 2, '\0');
  sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr);
  return bytes;
}

// A main office and its laptop; files go to the laptop.
class Laptop {
 public:
  Laptop() {
    fs::create_directory(exchange_);
    const test::Database main(folder_ + "/main.db");
    main.run("SELECT crm_install()");
    main.run("CREATE TABLE plain (id TEXT PRIMARY KEY NOT NULL, a, b INTEGER)");
    main.run("SELECT sync_init('main', 'Main', 'main'), sync_track('plain'), sync_add_site('laptop', 'Laptop', 'remote')");
    main.run("SELECT sync_cut('laptop', '" + folder_ + "/laptop.db')");
    sign_secret_ = bytes_of(main, "SELECT sign_secret FROM sync_identity");
    seal_public_ = bytes_of(main, "SELECT seal_public FROM sync_link");
    laptop_ = std::make_unique<test::Database>(folder_ + "/laptop.db");
    laptop_->run("PRAGMA synchronous = OFF");
  }

  void receive(const std::string& name, const std::string& bytes, bool is_sealed) {
    const std::string path = exchange_ + "/" + name;
    if (is_sealed) {
      crm::sync::Header header;
      header.number = ++number_;
      header.first = header.last = next_batch();
      header.sender = "main";
      header.receiver = "laptop";
      crm::sync::Sealer file(path, header, sign_secret_, seal_public_);
      file.write(bytes);
      file.finish();
    } else {
      std::ofstream(path, std::ios::binary) << bytes;
    }
    const std::string before = commits();
    laptop_->error("SELECT * FROM sync_inspect('" + path + "')");
    const std::string summary = laptop_->value("SELECT sync_receive('" + exchange_ + "')");
    if (summary.find("\"received\":0") != std::string::npos && commits() != before) std::abort();
    fs::remove(path);
  }
  std::int64_t next_batch() const { return std::stoll(laptop_->value("SELECT received + 1 FROM sync_link")); }
  std::int64_t last_mark() const { return std::stoll(laptop_->value("SELECT coalesce(received_mark, 0) FROM sync_link")); }

 private:
  // The counter of the database file, which goes up with each commit that has changed anything.
  std::string commits() const {
    std::ifstream file(folder_ + "/laptop.db", std::ios::binary);
    std::string counter(4, '\0');
    file.seekg(24).read(counter.data(), 4);
    return counter;
  }

  std::string folder_ = test::scratch_folder(), exchange_ = folder_ + "/exchange", sign_secret_, seal_public_;
  std::unique_ptr<test::Database> laptop_;
  std::int64_t number_ = 0;
};

std::string batch_of(const std::string& frame_content, std::int64_t number, std::int64_t follows) {
  std::string frame(ZSTD_compressBound(frame_content.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), frame_content.data(), frame_content.size(), 1));
  return bytes_of(crm::sync::BatchHead{number, 0, "main", 0, crm::sync::Extent::whole, number, follows}) +
         bytes_of(crm::sync::Piece{1, 1, false, frame}) + crm::sync::end_of_pieces();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static Laptop laptop;
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string name = "main-to-laptop-00000001.crmsync";
  switch (data[0] % 3) {
    case 0:
      laptop.receive(name, rest, false);
      break;
    case 1:
      laptop.receive(name, rest, true);
      break;
    default:
      laptop.receive(name, batch_of(rest, laptop.next_batch(), laptop.last_mark()), true);
  }
  return 0;
}
