#include "mail/maildir.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace crm::mail {
namespace {

[[noreturn]] void unusable(const std::string& path, int error) {
  throw Unavailable(fmt::format("{} cannot be written: {}; see to the folder and its disk", path, std::strerror(error)));
}

class File {
 public:
  File(const std::string& path, int flags) : file_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (file_ < 0) unusable(path, errno);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(file_); }
  int handle() const { return file_; }

 private:
  int file_;
};

// A file that goes away unless it was kept.
class Draft {
 public:
  explicit Draft(std::string path) : path_(std::move(path)) { unlink(path_.c_str()); }  // one of a sender that was ended
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!kept_) unlink(path_.c_str());
  }
  void write(std::string_view text) const {
    const File file(path_, O_WRONLY | O_CREAT | O_EXCL);
    while (!text.empty()) {
      const ssize_t written = ::write(file.handle(), text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) unusable(path_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fsync(file.handle()) != 0) unusable(path_, errno);
  }
  void move_to(const std::string& path) {
    if (rename(path_.c_str(), path.c_str()) != 0) unusable(path, errno);
    kept_ = true;
  }

 private:
  std::string path_;
  bool kept_ = false;
};

// The Message-ID without its brackets; characters that file names should not have are spelled.
std::string file_name(const std::string& message_id) {
  std::string name;
  for (const char c : message_id.substr(1, message_id.size() - 2)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       std::string_view("@-_+").find(c) != std::string_view::npos || (c == '.' && !name.empty());
    name += plain ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
  }
  return name;
}

}  // namespace

Maildir::Maildir(std::string folder) : folder_(std::move(folder)) {
  if (folder_.empty()) throw sql::Error("there is no folder; give the path of a Maildir");
  if (folder_.find('\0') != std::string::npos) throw sql::Error("the path of the Maildir holds a NUL; correct it");
  // Made by us, a folder whose name is misspelt would take the messages, and nobody would send them.
  if (access(folder_.c_str(), F_OK) != 0 && errno == ENOENT) {
    throw sql::Error("there is no folder " + folder_ + "; make it, or give that from which the messages are sent");
  }
  for (const char* part : {"", "/tmp", "/new", "/cur"}) {
    const std::string path = folder_ + part;
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) unusable(path, errno);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) unusable(path, errno);
    if (!S_ISDIR(status.st_mode)) unusable(path, ENOTDIR);
  }
}

Outcome Maildir::carry(const Letter& letter) {
  const std::string name = file_name(letter.message_id);
  Draft draft(folder_ + "/tmp/" + name);
  draft.write(letter.text);
  draft.move_to(folder_ + "/new/" + name);
  // From here a reader may have it, so that a failure no longer means that it is not there.
  try {
    const File folder(folder_ + "/new", O_RDONLY | O_DIRECTORY);
    if (fsync(folder.handle()) != 0) unusable(folder_ + "/new", errno);
  } catch (const Unavailable& problem) {
    return {Fate::unknown, problem.what()};
  }
  return {Fate::sent, ""};
}

}  // namespace crm::mail
