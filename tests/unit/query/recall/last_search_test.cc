#include "query/recall/last_search.h"

#include <catch2/catch.hpp>

#include "query/recall/release_finder.h"
#include "query/search/short_ids.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

LastSearch second_page(const std::string& index) {
  LastSearch last;
  last.indexes = {index};
  last.text = "ferry \"harbour\"";
  last.any = true;
  last.language = "de";
  last.first_rank = 11;
  last.hits = {{"eleventh"}, {"a000000000000001", "dump.txt"}};
  return last;
}

}  // namespace

TEST_CASE("a search is kept whole", "[recall]") {
  const LastSearch last = second_page("/news.db");
  const auto read = decode_last_search(encode_last_search(last));
  REQUIRE(read);
  CHECK(read->indexes == last.indexes);
  CHECK(read->words().text == last.text);
  CHECK(read->words().any);
  CHECK_FALSE(read->words().exact);
  CHECK(read->words().language == find_language("de"));
  CHECK(read->hits.size() == 2);
  CHECK(read->hits[1].dump == "dump.txt");
  for (const std::string_view wrong :
       {"", "{}", "[1]", "{\"version\":1}", "{\"version\":2}", R"({"version":1,"indexes":3})"}) {
    CHECK_FALSE(decode_last_search(wrong));
  }
  for (const char* rank : {"1e30", "-1", "1.5", "\"1\""}) {
    std::string text = encode_last_search(last);
    text.replace(text.find("\"first_rank\":") + 13, 2, rank);
    INFO(text);
    CHECK_FALSE(decode_last_search(text));
  }
}

TEST_CASE("ranks are those that were listed", "[recall]") {
  const LastSearch last = second_page("/news.db");
  CHECK(last.at_rank("11")->text == "eleventh");
  CHECK(last.at_rank("12")->text == "a000000000000001");
  for (const std::string_view none : {"10", "13", "0", "-11", "11x", "", "99999999999999999999"}) {
    CHECK_FALSE(last.at_rank(none));
  }
  CHECK(last.lists("12"));
  CHECK(last.lists("a000"));
  CHECK(last.lists("eleventh"));
  CHECK_FALSE(last.lists("a00"));
  CHECK_FALSE(last.lists("b000"));
}

TEST_CASE("a file keeps the last search of a terminal", "[recall]") {
  const test::TemporaryDirectory folder;
  const LastSearchFile file(folder.path() / "last-1.json");
  CHECK_FALSE(file.load());
  REQUIRE(file.save(second_page("/news.db")));
  CHECK(file.load()->first_rank == 11);
}

TEST_CASE("an id comes before a rank, and a rank before a short id", "[recall]") {
  Release numbered = test::make_release("1", "A ferry.", "2021-05-04");
  Release other = test::make_release("2021-ferry", "A ferry in the harbour.", "2021-05-05");
  const test::TestIndex index({numbered, other});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  LastSearch last;
  last.indexes = {index.path()};
  last.text = "harbour";
  last.hits = {{"2021-ferry"}, {"2021-ferry"}};

  ReleaseFinder finder(*session, {index.path()}, last);
  CHECK(finder.resolve("1")->text == "1");
  CHECK(finder.resolve("2")->text == "2021-ferry");
  CHECK(finder.resolve("3")->text == "3");
  const auto shown = finder.show({*finder.resolve("2")});
  REQUIRE(shown);
  REQUIRE(shown->front().size() == 1);
  const Hit& hit = shown->front().front();
  REQUIRE(hit.body_marks.size() == 1);
  CHECK(hit.release.body.substr(hit.body_marks[0].begin, 7) == "harbour");

  // Another index has other ranks.
  ReleaseFinder elsewhere(*session, {"/other.db"}, last);
  CHECK(elsewhere.resolve("2")->text == "2");
  CHECK(means_last_search({"x", "2"}, false, last));
  CHECK_FALSE(means_last_search({"2"}, true, last));
  CHECK_FALSE(means_last_search({"x"}, false, last));
}
