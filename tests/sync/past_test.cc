// A database that is restored from a backup, or copied by hand, goes on under numbers that its neighbours know already: what it sends is refused on
// both sides, and nothing of it counts as taken in (S6, S10).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "sync/four_sites.h"

namespace {

namespace fs = std::filesystem;
using test::ann;
using test::Database;
using test::main_office;
using testing::HasSubstr;
using testing::Not;

constexpr const char* told = "one of the two databases was restored from a backup, or there is a copy of it";

class Past : public testing::Test {
 protected:
  Past() { sites.settle(); }
  // The database as it is now, to be opened when it has gone on.
  std::string copy_of(std::size_t site) {
    const std::string path = sites.path(site) + ".copy";
    sites.site(site).run("VACUUM INTO '" + path + "'");
    return path;
  }
  void enter(const Database& at, const std::string& id) { at.run("INSERT INTO plain (id, a) VALUES ('" + id + "', zeroblob(10))"); }
  std::string call(const Database& at, const std::string& function) { return at.value("SELECT " + function + "('" + sites.folder() + "')"); }
  std::string entered(const Database& at) { return at.value("SELECT coalesce(group_concat(id, ' '), '') FROM (SELECT id FROM plain ORDER BY id)"); }
  const Database& main() { return sites.site(main_office); }

  test::FourSites sites;
};

TEST_F(Past, OfARestoredSite) {
  const Database restored(copy_of(ann));
  for (const char* id : {"a1", "a2"}) {
    enter(sites.site(ann), id);
    sites.settle();
  }
  for (const char* id : {"b1", "b2", "b3", "b4"}) {
    enter(restored, id);
    call(restored, "sync_send");
  }
  EXPECT_THAT(call(main(), "sync_exchange"), HasSubstr(told));
  EXPECT_EQ(entered(main()), "a1 a2");
  EXPECT_EQ(entered(restored), "b1 b2 b3 b4");
  enter(main(), "m");
  call(main(), "sync_send");
  EXPECT_THAT(call(restored, "sync_receive"), HasSubstr("have this site cut anew at main"));
  EXPECT_EQ(restored.value("SELECT unconfirmed FROM sync_status"), "4");
}

TEST_F(Past, OfARestoredSiteThatHasMadeAsManyBatchesAsItsParentHas) {
  const Database restored(copy_of(ann));
  enter(sites.site(ann), "a1");
  call(sites.site(ann), "sync_send");
  call(main(), "sync_receive");
  enter(restored, "b1");
  call(restored, "sync_send");  // under the number, and the name, of the file that was applied
  EXPECT_THAT(call(main(), "sync_exchange"), HasSubstr("its batch 1 is another than the one that was applied here"));
  EXPECT_THAT(call(restored, "sync_receive"), HasSubstr("it confirms another batch 1 than this database has made"));
  EXPECT_EQ(entered(main()), "a1");
}

TEST_F(Past, OfARestoredMainOffice) {
  const Database restored(copy_of(main_office));
  enter(main(), "m1");
  sites.settle();
  for (const char* id : {"n1", "n2"}) {
    enter(restored, id);
    call(restored, "sync_send");
  }
  EXPECT_THAT(call(sites.site(ann), "sync_receive"), HasSubstr(told));
  EXPECT_EQ(entered(sites.site(ann)), "m1");
  enter(sites.site(ann), "a1");
  call(sites.site(ann), "sync_send");
  EXPECT_THAT(call(restored, "sync_receive"), HasSubstr("cut ann anew"));
  EXPECT_EQ(entered(restored), "n1 n2");
}

TEST_F(Past, OfTwoCopiesOfOneSite) {
  const Database copy(copy_of(ann));
  enter(sites.site(ann), "a1");
  enter(copy, "b1");
  call(sites.site(ann), "sync_exchange");
  call(main(), "sync_exchange");
  EXPECT_THAT(call(copy, "sync_exchange"), HasSubstr(told));
  EXPECT_THAT(call(main(), "sync_exchange"), HasSubstr(told));
  EXPECT_THAT(call(sites.site(ann), "sync_exchange"), Not(HasSubstr(told)));
  EXPECT_EQ(entered(main()), "a1");
}

// Half of the one batch, and half of the other.
TEST_F(Past, OfABatchThatHasComeInPart) {
  const Database restored(copy_of(main_office));
  for (const Database* at : {&main(), &restored}) {
    at->run("INSERT INTO library_file (id, kind, path, content) VALUES ('f', 'document', 'f', randomblob(300000))");
    call(*at, "sync_send");
    for (const auto& entry : fs::directory_iterator(sites.folder())) {
      const std::string name = entry.path().filename();
      if (at == &main() && !name.starts_with("main-to-ann-00000001")) fs::remove(entry.path());
    }
    const std::string summary = call(sites.site(ann), "sync_receive");
    EXPECT_THAT(summary, at == &main() ? HasSubstr(R"("refused":0)") : HasSubstr("is another than the one that has come in part"));
  }
}

}  // namespace
