// An index of stems gives the same results as one with words and positions.
#include <catch2/catch.hpp>
#include <set>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::IndexKind;
using test::make_release;
using test::TestIndex;

namespace {

Release in_language(const std::string& title, const std::string& body, const std::string& code) {
  Release release = make_release(title, body);
  release.language = code;
  return release;
}

std::vector<Release> archive() {
  std::vector<Release> releases{
      make_release("elect", "The board will elect its chair in 2021."),
      make_release("election",
                   "Elections are won by the elected, said the electors of the C++ guild."),
      make_release("Wages of harbours", "To be or not to be: the minimum wage rises."),
      make_release("wage", "A minimum of wages is what the harbour pays; not to be late."),
      make_release("possession", "The electors' board and the harbour's wage: Kyi's own."),
      make_release("happy", "A happy end, happily; skies over happiness and the sky."),
      in_language("Wahl", "Die Wahlen der Häuser sind vorbei, sagt das Haus.", "de"),
      in_language("Vaalit", "Vaalien tulos on selvä, talossa ja taloissa.", "fi"),
      in_language("unknown", "Elections of a tongue that nobody stems.", "xx"),
      in_language("none", "Electing wages without a language.", ""),
      in_language("zh", "新的大桥今天开放 elections", "zh"),
      make_release("numbers", "COVID-19 and COVID19, 2021-22, 1,000 wages of x and a."),
  };
  releases[2].issuer = "Harbour elections board";
  return releases;
}

SearchResult ask(const std::vector<std::string>& paths, const std::string& text) {
  auto session = Session::open(paths);
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.limit = 100;
  auto result = session->search(request);
  REQUIRE(result);
  return *result;
}

std::set<std::string> found(const std::vector<std::string>& paths, const std::string& text) {
  std::set<std::string> ids;
  for (const Hit& hit : ask(paths, text).hits) ids.insert(hit.release.id);
  return ids;
}

const std::vector<std::string> queries{
    // Exact words.
    "\"elections\"",
    "\"elect\"",
    "\"elected\" OR \"electors\"",
    "\"wage\" \"wages\"",
    "wage -\"wages\"",
    "NOT \"election\"",
    "\"wahlen\"",
    "\"haus\"",
    "\"häuser\"",
    "\"hauser\"",
    "\"vaalien\"",
    "\"taloissa\"",
    "\"talo\"",
    "\"happily\"",
    "\"skies\"",
    "\"sky\"",
    "\"kyi\"",
    "\"c++\"",
    "\"2021\"",
    "\"covid19\"",
    "\"a\"",
    "\"x\"",
    "\"大桥\"",
    "\"zzyzx\"",
    // Stems, also of other languages.
    "elections",
    "wages",
    "taloissa",
    "Wahl",
    "electing",
    "happiness",
    // Phrases, with stop words and possessives.
    "\"to be or not to be\"",
    "\"not to be\"",
    "\"minimum wage\"",
    "\"minimum wages\"",
    "\"the harbour\"",
    "\"harbour's wage\"",
    "\"wahlen der häuser\"",
    "\"covid 19\"",
    "COVID-19",
    "COVID 19",
    "\"1,000 wages\"",
    // Nearness.
    "\"minimum\" NEAR/3 \"wages\"",
    "minimum NEAR/3 wages",
    "\"wage\" ADJ/1 \"rises\"",
    "elect* NEAR/3 won",
    "\"to be\" ADJ/2 \"minimum wage\"",
    // Prefixes.
    "elect*",
    "elector*",
    "ele*",
    "happ*",
    "sk*",
    "hä*",
    "ha*",
    "talo*",
    "202*",
    "covid*",
    "c*",
    "a*",
    "zz*",
    "harbour*",
    "-elect*",
    "wage* \"elector*\"",
    "1,0*",
    // Fields.
    "title:\"wages\"",
    "title:\"wage\"",
    "title:wage*",
    "title:\"wages of harbours\"",
    "issuer:\"elections\"",
    "issuer:elect*",
    "title:harbours",
    "title:\"harbour\"",
};

}  // namespace

TEST_CASE("an index of stems matches the same releases as one of words", "[stems]") {
  const TestIndex words(archive(), GENERATE(IndexKind::pairs, IndexKind::words));
  const TestIndex stems(archive(), IndexKind::stems);
  std::size_t hits = 0;
  for (const std::string& query : queries) {
    INFO(query);
    const auto expected = found({words.path()}, query);
    CHECK(found({stems.path()}, query) == expected);
    hits += expected.size();
  }
  CHECK(hits > 100);
  CHECK(found({stems.path()}, "\"elections\"") ==
        std::set<std::string>{"election", "unknown", "zh"});
  CHECK(found({stems.path()}, "\"election\"") == std::set<std::string>{"election"});
  CHECK(found({stems.path()}, "elector*") == std::set<std::string>{"election", "possession"});
}

TEST_CASE("an index of stems and one of words are searched as one", "[stems]") {
  std::vector<Release> first = archive();
  const std::vector<Release> second(first.begin() + 4, first.end());
  first.resize(4);
  const TestIndex words(archive());
  const TestIndex some(first);
  const TestIndex others(second, IndexKind::stems);
  for (const std::string& query : queries) {
    INFO(query);
    CHECK(found({some.path(), others.path()}, query) == found({words.path()}, query));
  }
}

TEST_CASE("an index of stems knows how words are spelt", "[stems]") {
  const TestIndex words(archive());
  const TestIndex stems(archive(), IndexKind::stems);
  for (const std::string query :
       {"harbuor", "\"harbuor\"", "minimun wage", "elction", "harbour", "zzyzx", "hauser"}) {
    INFO(query);
    CHECK(ask({stems.path()}, query).suggestion == ask({words.path()}, query).suggestion);
  }
  CHECK(ask({stems.path()}, "harbuor").suggestion == "harbour");
}

TEST_CASE("over stems, a prefix of many words expands to the most frequent ones", "[stems]") {
  std::vector<Release> releases;
  for (int i = 0; i < 150; ++i) {
    // 150 words; greater numbers occur in more releases.
    std::string body = "text";
    for (int j = i; j < 150; ++j) {
      body += std::string(" quay") + static_cast<char>('a' + j / 26) +
              static_cast<char>('a' + j % 26) + "zq";
    }
    releases.push_back(make_release(std::to_string(i), body));
  }
  releases.push_back(make_release("rare", "quayaazq"));
  const TestIndex words(releases);
  const TestIndex stems(releases, IndexKind::stems);
  CHECK(ask({stems.path()}, "quay*").notes.size() == 1);
  CHECK(ask({stems.path()}, "quay*").count == 150);  // without the rare one
  CHECK(ask({words.path()}, "quay*").count == 151);
}
