// A terminal sees how far a call is; what is no terminal gets nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include "sync/four_sites.h"

namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

// Standard error, while this stands.
class Terminal {
 public:
  Terminal() : before_(dup(STDERR_FILENO)) {
    int terminal = 0;
    if (openpty(&master_, &terminal, nullptr, nullptr, nullptr) != 0) throw std::runtime_error("there is no terminal");
    dup2(terminal, STDERR_FILENO);
    close(terminal);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (before_ >= 0) give_back();
    close(master_);
  }
  // All that was written.
  std::string seen() {
    give_back();
    std::string text;
    char part[1000];
    for (ssize_t size = 0; (size = read(master_, part, sizeof part)) > 0;) text.append(part, static_cast<std::size_t>(size));
    return text;
  }

 private:
  void give_back() {
    dup2(before_, STDERR_FILENO);
    close(before_);
    before_ = -1;
  }
  int before_, master_ = 0;
};

TEST(SyncProgress, IsSeenOnATerminal) {
  const test::FourSites sites;
  sites.site(test::ann).run("UPDATE client SET phone = '1' WHERE id = 'acme'");
  Terminal at_ann;
  sites.call(test::ann, "sync_send");
  const std::string sent = at_ann.seen();
  EXPECT_THAT(sent, StartsWith("\rsync_send: 0 files sent, 0 received, 0 changes applied; looking for what has changed here\033[K"));
  EXPECT_THAT(sent, EndsWith("\rsync_send: 1 files sent, 0 received, 0 changes applied\033[K\r\n"));
  Terminal at_main;
  sites.call(test::main_office, "sync_receive");
  const std::string received = at_main.seen();
  EXPECT_THAT(received, HasSubstr("sync_receive: 0 files sent, 0 received, 0 changes applied; 1 of ann-to-main-00000001.crmsync"));
  EXPECT_THAT(received, EndsWith("\rsync_receive: 0 files sent, 1 received, 1 changes applied\033[K\r\n"));
}

TEST(SyncProgress, IsNotSeenElsewhere) {
  const test::FourSites sites;
  testing::internal::CaptureStderr();
  sites.call(test::ann, "sync_exchange");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
