// What else may be in the folder, and how a database may be set, when files are exchanged (S6, S10).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "sync/four_sites.h"

namespace {

namespace fs = std::filesystem;
using test::ann;
using test::main_office;
using testing::HasSubstr;

class Folder : public testing::Test {
 protected:
  fs::path in_folder(const std::string& name) { return fs::path(sites.folder()) / name; }

  test::FourSites sites;
};

TEST_F(Folder, WhatOthersHavePutThereIsLeftAlone) {
  sites.settle();
  const std::vector<std::string> others{"main-to-ann-notes.txt", "main-to-ann-00000001.txt", "main-to-ann-00000001 (copy).crmsync"};
  for (const std::string& name : others) std::ofstream(in_folder(name)) << "of somebody else";
  mkfifo(in_folder("main-to-ann-00000091.crmsync").c_str(), 0600);  // to open it would take for ever
  fs::create_directories(in_folder("main-to-ann-00000092.crmsync"));
  for (int round = 0; round < 2; ++round) {
    sites.site(main_office).run("INSERT INTO plain (id) VALUES ('p' || " + std::to_string(round) + ")");
    EXPECT_THAT(sites.call(main_office, "sync_exchange"), HasSubstr(R"("refused":0)"));
    EXPECT_THAT(sites.call(ann, "sync_exchange"), HasSubstr(R"("refused":0)"));
  }
  EXPECT_EQ(sites.site(ann).value("SELECT count(*) FROM plain"), "2");
  for (const std::string& name : others) EXPECT_TRUE(fs::exists(in_folder(name))) << name;
}

TEST_F(Folder, FilesOfASiteThatWasForgottenAreRefused) {
  sites.site(main_office).run("DELETE FROM sync_link WHERE site_code = 'ann'");
  sites.site(ann).run("INSERT INTO plain (id) VALUES ('p')");
  sites.call(ann, "sync_exchange");
  EXPECT_THAT(sites.call(main_office, "sync_receive"), HasSubstr("it is from the site ann, with which this one has no link; cut ann anew"));
}

TEST_F(Folder, WithoutAJournalNothingIsExchanged) {
  if (sites.site(ann).value("PRAGMA journal_mode = OFF") != "off") GTEST_SKIP() << "SQLite itself refuses it in defensive mode";
  for (const std::string function : {"sync_send", "sync_receive"})
    EXPECT_THAT(sites.site(ann).error("SELECT " + function + "('" + sites.folder() + "')"), HasSubstr("nothing can be rolled back"));
}

}  // namespace
