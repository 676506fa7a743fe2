#include "query/search/searcher.h"

#include <catch2/catch.hpp>
#include <memory>

#include "common/support/deadline.h"
#include "query/match/text_test.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::IndexKind;
using test::make_release;
using test::TestIndex;

namespace {

/// The titles that match a query, in order, joined by spaces.
std::string found(const TestIndex& index, const std::string& text,
                  SortOrder order = SortOrder::relevance) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.today = *Date::parse("2026-03-31");
  request.ranking.order = order;
  request.ranking.recency = {request.today, 365};
  request.limit = 100;
  const auto result = session->search(request);
  REQUIRE(result);
  std::string titles;
  for (const Hit& hit : result->hits) titles += (titles.empty() ? "" : " ") + hit.release.title;
  return titles;
}

Release with(Release release, auto change) {
  change(release);
  return release;
}

}  // namespace

TEST_CASE("words are found by stem, case and accent", "[searcher]") {
  const TestIndex index({make_release("one", "Prime Minister Viktor Orbán speaks on elections."),
                         make_release("two", "Nothing here.")});
  for (const char* query : {"orban", "ORBÁN", "Orbán", "election", "speaking", "orban elections"}) {
    INFO(query);
    CHECK(found(index, query) == "one");
  }
  CHECK(found(index, "\"orbán speaks\"") == "one");
  CHECK(found(index, "\"orban speaks\"").empty());
  CHECK(found(index, "\"speaks orbán\"").empty());
}

TEST_CASE("a phrase matches before a possessive s", "[searcher]") {
  const TestIndex index({make_release("one", "They spoke of Aung San Suu Kyi’s detention."),
                         make_release("two", "Suu Kyi was detained."),
                         make_release("three", "Kyiv was not.")});
  CHECK(found(index, "\"suu kyi\" detention") == "one");
  CHECK(found(index, "\"suu kyi\" detained") == "two");
  CHECK(found(index, "\"kyi\" spoke") == "one");
}

TEST_CASE("boolean operators", "[searcher]") {
  const TestIndex index({make_release("one", "oil and gas"), make_release("two", "oil and coal"),
                         make_release("three", "gas and wind")});
  CHECK(found(index, "oil gas") == "one");
  CHECK(found(index, "oil -gas") == "two");
  CHECK(found(index, "-oil") == "three");
  CHECK(found(index, "oil wind").empty());
  CHECK_FALSE(found(index, "(coal OR wind) and").empty());
}

TEST_CASE("among equal matches, the one with adjacent words comes first", "[searcher]") {
  const TestIndex index({make_release("apart", "tax on the roof and then some of the cuts here"),
                         make_release("together", "here on the roof and then some of the tax cuts"),
                         make_release("else", "nothing of the kind"),
                         make_release("more", "and no more of it"),
                         make_release("last", "the last of them")});
  for (const SortOrder order : {SortOrder::blend, SortOrder::relevance}) {
    CHECK(found(index, "tax cuts", order) == "together apart");
  }
}

TEST_CASE("NEAR and ADJ count the words between", "[searcher]") {
  const TestIndex index({
      make_release("near", "The stem cell lines that researchers have."),
      make_release("far", "A stem cell is small. Of it we know nothing yet without more research."),
      make_release("apart", "The stem of a cell; research on it."),
      with(make_release("research", "stem cell"), [](Release& r) { r.issuer = "stem cell"; }),
  });
  CHECK(found(index, "\"stem cell\" NEAR/4 research") == "near");
  CHECK(found(index, "research NEAR/4 \"stem cell\"") == "near");
  CHECK(found(index, "\"stem cell\" ADJ/3 research") == "near");
  CHECK(found(index, "research ADJ/20 \"stem cell\"").empty());
  CHECK(found(index, "stems NEAR/2 cells NEAR/3 researching") == "near");
  CHECK(found(index, "\"stem cell\" NEAR/20 research").size() == 8);
  CHECK(found(index, "stem NEAR/3 cell -title:research").size() == 14);
  CHECK(found(index, "(line OR knowing) NEAR/4 cell").size() == 4);
  CHECK(found(index, "research NEAR/2 ???").size() == 23);
  CHECK(found(index, "title:research NEAR/9 cell").empty());
  CHECK(found(index, "issuer:stem NEAR/9 issuer:cell") == "research");
}

TEST_CASE("an index finds the same phrases with and without pairs, words and stems", "[searcher]") {
  const std::vector<Release> releases{
      make_release("wage", "The minimum wage rises. To be or not to be, they ask."),
      make_release("minimum", "A wage that is a minimum."),
      make_release("minimum wage", "Nothing else; be or to not be."),
      with(make_release("speaker", "wage"), [](Release& r) { r.issuer = "minimum wage board"; }),
  };
  const TestIndex with_pairs(releases);
  const TestIndex without(releases, GENERATE(IndexKind::words, IndexKind::stems));
  for (const char* query :
       {"\"minimum wage\"", "\"wage minimum\"", "\"to be or not to be\"", "title:\"minimum wage\"",
        "issuer:\"minimum wage\"", "\"minimum wage\" -else", "else OR \"wage rises\"",
        "minimum ADJ/1 wage", "\"wage rises\" NEAR/9 ask", "NOT \"minimum wage\""}) {
    INFO(query);
    CHECK(found(without, query) == found(with_pairs, query));
  }
  CHECK(found(without, "title:\"minimum wage\"") == "minimum wage");
  CHECK(found(without, "\"wage minimum\"").empty());
}

TEST_CASE("words next to each other score more", "[searcher]") {
  std::vector<Release> releases;
  const auto add = [&](const std::string& title, const std::string& body) {
    releases.push_back(make_release(title, body));
  };
  // Enough for an index to make pairs of the words; "the" is in all, so it may stand inside one.
  for (int i = 0; i < 40; ++i) {
    const bool has_both = i < 16;
    add(has_both ? "filler" : "other", has_both
                                           ? "The lighthouse and, further on, the harbour is here."
                                           : "The road, the rails and the bridge.");
  }
  add("reversed", "The harbour lighthouse and words to make it as long as all the others.");
  add("apart", "The lighthouse, and words to make it as long as all the others: harbour.");
  const std::string rare = "The lighthouse harbour and words to make it as long as all the others.";
  const std::string parted =
      "Lighthouse the harbour and words to make it as long as all the others.";
  add("rare", rare);
  add("parted", parted);
  SECTION("by a term that pairs share") {}
  SECTION("by a term of their own") {
    for (int i = 0; i < 4; ++i) {
      add("rare", rare);
      add("parted", parted);
    }
  }
  const IndexKind kind = GENERATE(IndexKind::pairs, IndexKind::stems);
  const TestIndex index(releases, kind);
  CHECK(found(index, "lighthouse harbour").starts_with("rare "));
  CHECK(found(index, "lighthouse the harbour").starts_with("parted "));
  CHECK(found(index, "harbour lighthouse").starts_with("reversed "));
  // What was not typed next to each other is no pair.
  for (const char* query : {"lighthouse OR harbour", "title:lighthouse OR harbour"}) {
    INFO(query);
    CHECK_FALSE(found(index, query).starts_with("rare "));
  }
}

TEST_CASE("without pairs in the index, words next to each other are only words", "[searcher]") {
  const TestIndex index({make_release("apart", "Lighthouse, then harbour.", "2020-01-02"),
                         make_release("near", "Then lighthouse harbour.", "2020-01-01")},
                        IndexKind::words);
  CHECK(found(index, "lighthouse harbour") == "apart near");
}

TEST_CASE("of two releases alike, the newer one is first", "[searcher]") {
  const TestIndex index({make_release("older", "The ferry strike goes on.", "2025-03-01"),
                         make_release("newer", "The ferry strike goes on.", "2025-03-02"),
                         make_release("other", "The harbour.", "2026-03-01")});
  CHECK(found(index, "ferry strike", SortOrder::blend) == "newer older");
}

TEST_CASE("of ten updates on one matter, the last one is first", "[searcher]") {
  std::vector<Release> releases;
  std::string expected;
  for (int week = 0; week < 10; ++week) {
    const Date day(Date::parse("2026-01-02")->days() + std::chrono::days{7 * week});
    const std::string title = "Update " + std::to_string(week);
    std::string body = "The strike at the ferry enters week " + std::to_string(week) +
                       ". Talks between crews and owners of the harbour ";
    body += week % 2 == 0 ? "go on." : "ended early.";
    releases.push_back(make_release(title, body, day.iso()));
    expected.insert(0, expected.empty() ? title : title + ' ');
  }
  for (int i = 0; i < 40; ++i) releases.push_back(make_release("other", "A road to the harbour."));
  const TestIndex index(releases);
  CHECK(found(index, "ferry strike", SortOrder::blend) == expected);
}

TEST_CASE("recency lifts no release that matches much less", "[searcher]") {
  std::vector<Release> releases{
      make_release("Ferry strike", "The strike of the ferry crews: the strike goes on.",
                   "2005-01-01"),
      make_release("Harbour", "A ferry came in. Long ago there was a strike.", "2026-03-30")};
  for (int i = 0; i < 40; ++i) releases.push_back(make_release("other", "A road to the harbour."));
  const TestIndex index(releases);
  CHECK(found(index, "ferry strike", SortOrder::blend) == "Ferry strike Harbour");
}

TEST_CASE("hyphenated words match joined, separate and hyphenated", "[searcher]") {
  const TestIndex index({make_release("hyphen", "the COVID-19 plan"),
                         make_release("parted", "the COVID 19 plan, and some words more"),
                         make_release("joined", "the COVID19 plan, with a few further words")});
  for (const char* query : {"COVID-19", "COVID 19", "COVID19"}) {
    INFO(query);
    const std::string titles = found(index, query);
    CHECK(titles.find("hyphen") != std::string::npos);
    CHECK(titles.find("parted") != std::string::npos);
    CHECK(titles.find("joined") != std::string::npos);
  }
}

TEST_CASE("fields and dates restrict", "[searcher]") {
  const TestIndex index({with(make_release("katrina", "A storm.", "2005-08-29"),
                              [](Release& r) {
                                r.source = "Some  Wire";
                                r.channels = {"Weather", "Disasters"};
                              }),
                         with(make_release("other", "On katrina.", "2006-08-29"),
                              [](Release& r) { r.source = "other"; }),
                         make_release("undated", "katrina again")});
  CHECK(found(index, "title:katrina") == "katrina");
  CHECK(found(index, "katrina source:\"some wire\"") == "katrina");
  CHECK(found(index, "channel:weather") == "katrina");
  CHECK(found(index, "katrina date:2006") == "other");
  CHECK(found(index, "katrina until:2005-12") == "katrina");
  CHECK(found(index, "katrina since:2006-09").empty());
  CHECK(found(index, "id:undated") == "undated");
  CHECK(found(index, "source:other source:\"Some Wire\"").size() == 13);
}

TEST_CASE("a place matches as a whole and by its comma-separated parts", "[searcher]") {
  const auto at = [](const char* title, const char* place) {
    Release release = make_release(title, "word");
    release.place = place;
    return release;
  };
  const TestIndex index({at("one", "OVIEDO, SPAIN"), at("two", "Madrid, Spain"),
                         at("three", "New York, New York"), at("four", "Spain")});
  CHECK(found(index, "place:oviedo") == "one");
  CHECK(found(index, "place:\"oviedo, spain\"") == "one");
  CHECK(found(index, "place:spain") == "one two four");
  CHECK(found(index, "place:\"new york\"") == "three");
  CHECK(found(index, "place:york").empty());
}

TEST_CASE("sorting by date puts undated releases last", "[searcher]") {
  const TestIndex index({make_release("undated", "word"), make_release("old", "word", "2001-01-01"),
                         make_release("new", "word", "2020-01-01")});
  CHECK(found(index, "word", SortOrder::newest) == "new old undated");
  CHECK(found(index, "word", SortOrder::oldest) == "old new undated");
}

TEST_CASE("an approximate date sorts and filters, but gives no recency", "[searcher]") {
  const auto captured = [](const char* title, const char* date) {
    return with(make_release(title, "word", date),
                [](Release& r) { r.date_source = DateSource::captured; });
  };
  const TestIndex index({make_release("undated", "word"), captured("captured", "2026-03-01"),
                         make_release("old", "word", "2024-01-01"),
                         captured("earlier", "2010-03-01"),
                         make_release("new", "word", "2026-03-02")});
  CHECK(found(index, "word", SortOrder::newest) == "new captured old earlier undated");
  CHECK(found(index, "word", SortOrder::oldest) == "earlier old captured new undated");
  CHECK(found(index, "word", SortOrder::blend) == "new old captured earlier undated");
  CHECK(found(index, "word date:2026", SortOrder::newest) == "new captured");
  CHECK(found(index, "word date:2026-03-01") == "captured");
  CHECK(found(index, "word until:2026-03-01 since:2025") == "captured");
  CHECK(found(index, "word date:..2030", SortOrder::newest) == "new captured old earlier");
  CHECK(found(index, "date:approximate", SortOrder::newest) == "captured earlier");
  CHECK(found(index, "word date:none") == "undated");
  CHECK(found(index, "date:stated", SortOrder::newest) == "new old");
}

TEST_CASE("the blend prefers recent releases among equals, but keeps a far better match first",
          "[searcher]") {
  const TestIndex index({make_release("old", "ethanol is here", "2010-01-01"),
                         make_release("new", "ethanol is here", "2026-03-01"),
                         make_release("undated", "ethanol is here"),
                         make_release("ethanol", "ethanol ethanol ethanol", "2003-01-01"),
                         make_release("else", "and nothing", "2003-01-01")});
  CHECK(found(index, "ethanol", SortOrder::blend) == "ethanol new old undated");
}

TEST_CASE("every query of odd bytes gets an answer", "[searcher]") {
  const TestIndex index({make_release("one", "C++ at AT&T with O'Brien")});
  CHECK(found(index, "C++") == "one");
  CHECK(found(index, "at&t") == "one");
  CHECK(found(index, "o'brien") == "one");
  for (const char* query : {"", "???", "*", "(", ")", "\"", "-", "NOT", "\xff\xfe", "a:b:c", "..",
                            "NEAR/5", "title:", "-(", "\"\"", "x NEAR/3 -y", "date:", "+-+"}) {
    INFO(query);
    CHECK_NOTHROW(found(index, query));
  }
}

TEST_CASE("a search continues when the index is republished", "[session]") {
  TestIndex index({make_release("one", "word")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  index.publish({make_release("two", "word")});
  SearchRequest request;
  request.text = "word";
  request.ranking.order = SortOrder::relevance;
  const auto result = session->search(request);
  REQUIRE(result);
  CHECK(result->hits.size() == 1);
}

TEST_CASE("several indexes are searched as one", "[session]") {
  const TestIndex first({make_release("one", "word here", "2020-01-01")});
  const TestIndex second({make_release("two", "word there", "2026-01-01"),
                          make_release("three", "nothing", "2026-01-01")});
  auto session = Session::open({first.path(), second.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "word";
  request.ranking.recency = {*Date::parse("2026-01-01"), 365};
  const auto result = session->search(request);
  REQUIRE(result);
  REQUIRE(result->hits.size() == 2);
  CHECK(result->hits[0].release.title == "two");
  CHECK(result->hits[0].recency == Approx(0.15));
}

TEST_CASE("words are stemmed in the language of each release, or in the requested one",
          "[searcher]") {
  const auto in = [](Release release, const char* language) {
    release.language = language;
    return release;
  };
  // "Verhandlungen" and "Verhandlung" share a stem only in German, "talking" and "talks" only in
  // English.
  const TestIndex index(
      {in(make_release("german", "Die Verhandlungen dauern an."), "de"),
       in(make_release("english", "Nobody talks of Verhandlungen any more."), "en")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  const auto found_in = [&](const char* text, std::optional<LanguageId> language) {
    SearchRequest request;
    request.text = text;
    request.language = language;
    const auto result = session->search(request);
    REQUIRE(result);
    std::string titles;
    for (const Hit& hit : result->hits) titles += hit.release.title + ' ';
    return titles;
  };
  CHECK(found_in("Verhandlung", std::nullopt) == "german ");
  CHECK(found_in("talking", std::nullopt) == "english ");
  CHECK(found_in("Verhandlung", find_language("de")) == "german ");
  CHECK(found_in("talking", find_language("de")).empty());
  CHECK(found_in("talking", find_language("en")) == "english ");
}

TEST_CASE("Chinese, Japanese and Korean are found by their characters and marked", "[searcher]") {
  const auto in = [](Release release, const char* language) {
    release.language = language;
    return release;
  };
  const TestIndex index(
      {in(make_release("chinese", "港口今天开放了新的潮汐发电站。市长感谢工程师。"), "zh"),
       in(make_release("japanese",
                       "港は今日、新しい潮力発電所を公開した。市長は技術者に感謝した。"),
          "ja"),
       in(make_release("korean", "항구는 오늘 새로운 조력 발전소를 공개했다."), "ko")});
  CHECK(found(index, "潮汐发电站") == "chinese");
  CHECK(found(index, "発電所") == "japanese");
  CHECK(found(index, "市長") == "japanese");
  CHECK(found(index, "발전소") == "korean");
  CHECK(found(index, "港").find("chinese") != std::string::npos);
  CHECK(found(index, "\"新的潮汐\"") == "chinese");
  CHECK(found(index, "站电发").empty());

  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "発電所";
  const auto result = session->search(request);
  REQUIRE(result);
  REQUIRE(result->hits.size() == 1);
  const MarkedText& snippet = result->hits.front().snippet;
  REQUIRE_FALSE(snippet.marks.empty());
  std::string marked;
  for (const Mark& mark : snippet.marks) {
    marked += snippet.text.substr(mark.begin, mark.end - mark.begin);
  }
  CHECK(marked == "発電所");
}
