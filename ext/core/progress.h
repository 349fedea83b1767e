// A line on standard error that tells how far a long call is, where that is a terminal.
//
//   Progress progress;
//   progress.show([&] { return fmt::format("send_mail: {} sent", sent); });
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace crm {

class Progress {
 public:
  Progress() : is_shown_(isatty(STDERR_FILENO) != 0) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (is_begun_) std::fputc('\n', stderr);
  }

  // At the first call, and then not more than five times a second.
  template <class Words>
  void show(const Words& words) {
    if (is_shown_ && std::chrono::steady_clock::now() - last_ >= std::chrono::milliseconds(200)) write(words);
  }
  // As it is at the end.
  template <class Words>
  void finish(const Words& words) {
    if (is_begun_) write(words);
  }

 private:
  template <class Words>
  void write(const Words& words) {
    std::fprintf(stderr, "\r%s\033[K", words().c_str());  // and clears what was longer
    std::fflush(stderr);
    is_begun_ = true;
    last_ = std::chrono::steady_clock::now();
  }

  bool is_shown_, is_begun_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace crm
