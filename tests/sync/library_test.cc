// Library files go to everybody or to groups of sites, and what is large goes in several files and is resumed (S3, S6, S7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "sync/four_sites.h"

namespace {

namespace fs = std::filesystem;
using test::ann;
using test::bob;
using test::main_office;
using test::north;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Library : public testing::Test {
 protected:
  void run(std::size_t site, const std::string& text) { sites.site(site).run(text); }
  // What each site has of a file.
  std::vector<std::string> at_each(const std::string& id) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < sites.names.size(); ++i)
      all.push_back(sites.site(i).value("SELECT coalesce((SELECT content FROM library_file WHERE id = '" + id + "'), '-')"));
    return all;
  }
  // How many values of library files the file from that site has.
  std::string told(std::size_t site, const std::string& sender) {
    for (const auto& entry : fs::directory_iterator(sites.folder())) {
      if (entry.path().filename().string().starts_with(sender + "-to-" + sites.names[site] + "-"))
        return sites.site(site).value("SELECT count(*) FROM sync_inspect('" + entry.path().string() + "') WHERE table_name = 'library_file'");
    }
    return "no file";
  }
  void expect_settled() {
    sites.settle();
    for (const std::size_t i : {ann, north, bob}) EXPECT_EQ(sites.content(i), sites.content(main_office, i)) << sites.names[i];
  }
  void TearDown() override {
    for (std::size_t i = 0; i < sites.names.size(); ++i) EXPECT_THAT(sites.site(i).rows("SELECT * FROM crm_check()"), IsEmpty()) << sites.names[i];
  }
  test::FourSites sites;
};

TEST_F(Library, ADocumentOfALaptopGoesToEverybody) {
  run(bob, "INSERT INTO library_file (id, kind, path, content) VALUES ('d', 'document', 'plan.txt', 'of bob')");
  run(main_office, "INSERT INTO library_file (id, kind, path, content) VALUES ('s', 'screen', 'client.html', '<p>')");
  expect_settled();
  EXPECT_THAT(at_each("d"), ElementsAre("of bob", "of bob", "of bob", "of bob"));
  EXPECT_THAT(at_each("s"), ElementsAre("<p>", "<p>", "<p>", "<p>"));
}

// The main office's group stands, so bob does not hold the file.
TEST_F(Library, AFileWhoseGroupLostIsTakenBack) {
  run(main_office, "INSERT INTO site_group VALUES ('town', 'ann')");
  sites.settle();
  run(main_office, "INSERT INTO sync_rule (table_name, criterion) VALUES ('library_file', 'main')");
  run(main_office, "INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('f', 'document', 'a', 'one', 'town')");
  run(bob, "INSERT INTO library_file (id, kind, path, content) VALUES ('f', 'document', 'a', 'two')");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("one", "one", "-", "-"));
}

TEST_F(Library, AFileOfAGroupGoesToItsSitesAndThoseAboveThem) {
  run(main_office, "INSERT INTO site_group VALUES ('field', 'bob'), ('town', 'ann')");
  run(main_office, "INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('f', 'report', 'a', 'one', 'field')");
  sites.call(main_office, "sync_send");
  EXPECT_EQ(told(ann, "main"), "0");
  EXPECT_NE(told(north, "main"), "0");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("one", "-", "one", "one"));
  run(main_office, "UPDATE library_file SET content = 'two'");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("two", "-", "two", "two"));
  run(main_office, "UPDATE library_file SET group_name = 'town'");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("two", "two", "-", "-"));
  run(main_office, "UPDATE library_file SET group_name = NULL");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("two", "two", "two", "two"));
  run(main_office, "UPDATE library_file SET group_name = 'field'; DELETE FROM library_file");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("-", "-", "-", "-"));
}

TEST_F(Library, AGroupsFilesComeAndGoWithItsMembers) {
  run(main_office, "INSERT INTO site_group VALUES ('field', 'bob')");
  run(main_office, "INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('f', 'document', 'a', 'one', 'field')");
  expect_settled();
  run(main_office, "UPDATE library_file SET content = 'two'; INSERT INTO site_group VALUES ('field', 'ann'), ('field', 'north')");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("two", "two", "two", "two"));
  run(bob, "UPDATE library_file SET content = 'of bob, who leaves'");
  run(main_office, "DELETE FROM site_group WHERE site_code = 'bob'");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("of bob, who leaves", "of bob, who leaves", "of bob, who leaves", "-"));
  run(main_office, "DELETE FROM site_group WHERE site_code = 'north'");
  run(main_office, "INSERT INTO site_group VALUES ('field', 'bob')");  // again, and through an office that never lost it
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("of bob, who leaves", "of bob, who leaves", "of bob, who leaves", "of bob, who leaves"));
  run(main_office, "DELETE FROM site_group");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("of bob, who leaves", "-", "-", "-"));
}

TEST_F(Library, ANewSiteIsCutWithItsGroupsOnly) {
  run(main_office, "INSERT INTO site_group VALUES ('town', 'ann'); SELECT sync_add_site('eve', 'Eve', 'remote')");
  run(main_office,
      "INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('f', 'menu', 'a', 'of the town', 'town'), ('g', 'menu', 'b', 'open', "
      "NULL)");
  const std::string path = sites.folder() + "/../eve.db";
  run(main_office, "SELECT sync_cut('eve', '" + path + "')");
  EXPECT_THAT(test::Database(path).rows("SELECT id FROM library_file"), ElementsAre("g"));
  EXPECT_THAT(test::read_file(path), testing::Not(HasSubstr("of the town")));
}

// What a site above gives to children only must not come up again as the work of the site that passes it on.
TEST_F(Library, WhatAnOfficePassesOnIsNotItsWork) {
  run(main_office, "INSERT INTO site_group VALUES ('field', 'north')");
  run(main_office, "INSERT INTO library_file (id, kind, path, content, group_name) VALUES ('f', 'document', 'a', 'one', 'field')");
  expect_settled();
  run(main_office, "INSERT INTO site_group VALUES ('field', 'bob')");
  sites.call(main_office, "sync_send");
  sites.call(north, "sync_exchange");
  EXPECT_EQ(told(main_office, "north"), "0");
  run(main_office, "UPDATE library_file SET content = 'two'");
  expect_settled();
  EXPECT_THAT(at_each("f"), ElementsAre("two", "-", "two", "two"));
}

TEST_F(Library, OnlyTheMainOfficeWritesMoreThanDocuments) {
  run(main_office, "INSERT INTO library_file (id, kind, path, content) VALUES ('s', 'screen', 'a', 'one')");
  expect_settled();
  const std::string refusal = "library_file: all but documents are the same at every site; change them at the main office";
  EXPECT_THAT(sites.plain(bob).error("UPDATE library_file SET content = 'two'"), HasSubstr(refusal));
  EXPECT_THAT(sites.plain(bob).error("DELETE FROM library_file"), HasSubstr(refusal));
  EXPECT_THAT(sites.plain(bob).error("REPLACE INTO library_file (id, kind, path, content) VALUES ('s', 'document', 'a', 'two')"), HasSubstr(refusal));
  EXPECT_THAT(sites.plain(bob).error("INSERT INTO library_file (kind, path, content) VALUES ('query', 'b', 'two')"), HasSubstr(refusal));
  EXPECT_THAT(sites.plain(bob).error("INSERT INTO site_group VALUES ('g', 'bob')"), HasSubstr("change it at the main office"));
  // A site without that trigger gets no further.
  run(bob, "DROP TRIGGER library_file_UPDATE_at_main; UPDATE library_file SET content = 'two'; SELECT crm_install()");
  expect_settled();
  EXPECT_THAT(at_each("s"), ElementsAre("one", "one", "one", "one"));
  EXPECT_EQ(sites.site(bob).value("SELECT rule, theirs FROM sync_conflict WHERE column_name = 'content'"), "refused | two");
}

TEST_F(Library, ALargeFileGoesInSeveralAndIsResumed) {
  std::string large;
  std::mt19937 random(20260302);
  while (large.size() < 1'000'000) large += static_cast<char>('a' + random() % 26);
  run(main_office, "INSERT INTO library_file (id, kind, path, content) VALUES ('d', 'document', 'film', '" + large + "')");
  run(main_office, "INSERT INTO plain (id) VALUES ('p')");
  const auto on_the_way = [&] {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(sites.folder())) {
      const std::string name = entry.path().filename();
      if (name.starts_with("main-to-ann")) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
  };
  sites.call(main_office, "sync_send");
  const std::vector<std::string> first = on_the_way();
  ASSERT_GE(first.size(), 6u);
  fs::remove(sites.folder() + "/" + first[4]);
  EXPECT_THAT(sites.call(ann, "sync_receive"), HasSubstr("it goes on from a file that has not come; have both sent again"));
  EXPECT_THAT(on_the_way(), IsEmpty());
  EXPECT_EQ(sites.site(ann).value("SELECT count(*) FROM library_file"), "0");  // a batch is applied as a whole
  sites.call(ann, "sync_send");
  sites.call(main_office, "sync_exchange");
  EXPECT_EQ(on_the_way().size(), first.size() - 4);
  expect_settled();
  EXPECT_THAT(at_each("d"), ElementsAre(large, large, large, large));
  EXPECT_EQ(sites.site(ann).value("SELECT count(*) FROM sync_incoming"), "0");
  EXPECT_EQ(sites.site(ann).value("SELECT count(*) FROM plain"), "1");
}

}  // namespace
