#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::IndexKind;
using test::make_release;
using test::TestIndex;

namespace {

using Titles = std::set<std::string>;

SearchResult search(const TestIndex& index, const std::string& text) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.limit = 100;
  request.concordance = true;
  auto result = session->search(request);
  REQUIRE(result);
  return *std::move(result);
}

Titles found(const TestIndex& index, const std::string& text) {
  Titles titles;
  for (const Hit& hit : search(index, text).hits) titles.insert(hit.release.title);
  return titles;
}

// What is marked in the only release that matches.
std::string marked(const TestIndex& index, const std::string& text) {
  const SearchResult result = search(index, text);
  REQUIRE(result.hits.size() == 1);
  std::string marked;
  for (const ConcordanceLine& line : result.hits.front().concordance) {
    marked += (marked.empty() ? "" : "|") + line.match;
  }
  return marked;
}

Release in(const char* language, Release release) {
  release.language = language;
  return release;
}

}  // namespace

TEST_CASE("compatibility forms are the letters that they stand for", "[words]") {
  const TestIndex index(
      {make_release("ligatures", "An o\uFB03ce of the \uFB01nance ministry."),
       make_release("digits", "Less CO\u2082 for each m\u00B2 of floor."),
       make_release("wide", "\uFF21\uFF22\uFF23 since \uFF12\uFF10\uFF12\uFF14\u5E74."),
       make_release("kana", "\uFF76\uFF9E\uFF72\uFF84\uFF9E for guides"),
       make_release("sigma", "\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03CC\u03C2"),
       make_release("street", "Die Stra\u00DFe der Musik"),
       make_release("signs", "Rule \u21165 of Acme\u2122 on 7\u00BD pages")});
  CHECK(found(index, "office") == Titles{"ligatures"});
  CHECK(found(index, "\"office of the finance ministry\"") == Titles{"ligatures"});
  CHECK(found(index, "o\uFB03ce") == Titles{"ligatures"});
  CHECK(found(index, "co2") == Titles{"digits"});
  CHECK(found(index, "m2") == Titles{"digits"});
  CHECK(found(index, "ABC") == Titles{"wide"});
  CHECK(found(index, "\uFF41\uFF42\uFF43") == Titles{"wide"});
  CHECK(found(index, "2024\u5E74") == Titles{"wide"});
  CHECK(found(index, "\u30AC\u30A4\u30C9") == Titles{"kana"});
  CHECK(found(index, "\"\u03BF\u03B4\u03BF\u03C3\"") == Titles{"sigma"});
  CHECK(found(index, "\"strasse\"") == Titles{"street"});
  CHECK(found(index, "acme") == Titles{"signs"});
  CHECK(found(index, "\"no 5\"") == Titles{"signs"});
  CHECK(found(index, "7") == Titles{"signs"});
  CHECK(marked(index, "office") == "o\uFB03ce");  // as it was written
  CHECK(marked(index, "\"finance ministry\"") == "\uFB01nance ministry");
}

TEST_CASE("characters that show nothing change nothing", "[words]") {
  const std::vector<std::string> invisible{"\u00AD",       "\u200B\u200B", "\u200C",
                                           "\u200D\u2060", "\u2060",       "\uFEFF",
                                           "\uFE0F",       "\u200E\u202C", "\u034F"};
  std::vector<Release> releases;
  Titles all;
  for (const std::string& each : invisible) {
    const std::string title = "t" + std::to_string(releases.size());
    releases.push_back(make_release(title, fmt::format("New infra{0}structure is due{0}.", each)));
    all.insert(title);
  }
  const TestIndex index(releases);
  CHECK(found(index, "infrastructure") == all);
  CHECK(found(index, "\"infrastructure is due\"") == all);
  for (const std::string& each : invisible) {
    CHECK(found(index, fmt::format("{0}infra{0}structure{0}", each)) == all);
    CHECK(found(index, each).empty());
  }
}

TEST_CASE("articles and prepositions without their vowel are words of their own", "[words]") {
  const TestIndex index(
      {in("fr", make_release("fr",
                             "La France, l\u2019\u00C9lys\u00E9e et l'Union europ\u00E9enne, "
                             "jusqu'\u00E0 l'hiver d\u02BC\u00E9t\u00E9.")),
       in("it", make_release("it", "Il ministro dell'ambiente dell\u00B4Unione e gli'altri.")),
       in("en", make_release("en", "Mr. O'Brien's rock'n'roll union; Senator D'Amato's bill.")),
       in("ga", make_release("ga", "Bh\u00ED an Taoiseach d'fh\u00E1g b'fh\u00E9idir."))});
  CHECK(found(index, "union").count("fr") == 1);
  CHECK(found(index, "\u00C9lys\u00E9e") == Titles{"fr"});
  CHECK(found(index, "\u00E9t\u00E9").count("fr") == 1);
  CHECK(found(index, "ambiente") == Titles{"it"});
  CHECK(found(index, "Unione").count("it") == 1);
  CHECK(found(index, "l\u2032\u00C9lys\u00E9e") == Titles{"fr"});
  CHECK(found(index, "d'hiver") == Titles{"fr"});
  CHECK(found(index, "\"l'union europ\u00E9enne\"") == Titles{"fr"});
  CHECK(found(index, "\"union europ\u00E9enne\"") == Titles{"fr"});
  CHECK(found(index, "\"d'union europ\u00E9enne\"").empty());
  CHECK(found(index, "fh\u00E9idir") == Titles{"ga"});
  CHECK(found(index, "O\u2019Brien") == Titles{"en"});
  CHECK(found(index, "Brien").empty());
  CHECK(found(index, "rock'n'roll") == Titles{"en"});
  CHECK(found(index, "D'Amato") == Titles{"en"});
  CHECK(marked(index, "\u00C9lys\u00E9e") == "\u00C9lys\u00E9e");
}

TEST_CASE("where no language has such articles, they are part of a name", "[words]") {
  const TestIndex index({make_release("senator", "Senator D'Amato spoke."),
                         make_release("other", "Mr. Amato spoke of D. Smith.")});
  CHECK(found(index, "D'Amato") == Titles{"senator"});
  CHECK(found(index, "amato") == Titles{"senator", "other"});
}

TEST_CASE("compounds are found as one word, as two, and with a hyphen", "[words]") {
  for (const auto kind : {IndexKind::pairs, IndexKind::words, IndexKind::stems}) {
    const TestIndex index({make_release("hyphen", "Send e-mails today over Wi-Fi networks."),
                           make_release("joined", "Send emails today over WIFI networks."),
                           make_release("unbroken", "An e\u2011mail on long-term care"),
                           make_release("parts", "The long term care e mail"),
                           make_release("three", "A state-of-the-art stateofthe art ofthe")},
                          kind);
    CHECK(found(index, "email") == Titles{"hyphen", "joined", "unbroken"});
    CHECK(found(index, "e-mail") == Titles{"hyphen", "joined", "unbroken", "parts"});
    CHECK(found(index, "wifi") == Titles{"hyphen", "joined"});
    CHECK(found(index, "wi-fi") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"wi-fi networks\"") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"wifi networks\"") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"send emails today\"") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"send e-mails today\"") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"send emails today over wi-fi\"") == Titles{"hyphen", "joined"});
    CHECK(found(index, "\"email\"") == Titles{"unbroken"});
    CHECK(found(index, "\"long term care\"") == Titles{"unbroken", "parts"});
    CHECK(found(index, "\"long-term care\"") == Titles{"unbroken", "parts"});
    CHECK(found(index, "longterm") == Titles{"unbroken"});
    CHECK(found(index, "\"longterm care\"") == Titles{"unbroken"});
    CHECK(found(index, "term") == Titles{"unbroken", "parts"});
    CHECK(found(index, "stateof").empty());
    CHECK(found(index, "ofthe") == Titles{"three"});
    CHECK(found(index, "wifi NEAR/1 networks") == Titles{"hyphen", "joined"});
    CHECK(marked(index, "longterm") == "long-term");
    CHECK(marked(index, "\"longterm care\"") == "long-term care");
  }
}

TEST_CASE("numbers are the same with and without separators of thousands", "[words]") {
  const TestIndex index(
      {make_release("comma", "It costs $1,250,000.50 or 1,250,000 a year."),
       make_release("stop", "Das kostet 1.250.000 Euro."),
       make_release("apostrophe", "Das kostet 1'250'000 Franken, 1\u2019250."),
       make_release("thin", "Cela co\u00FBte 1\u202F250\u202F000 euros."),
       make_release("plain", "It costs 1250000 pounds."),
       make_release("lakh", "It costs Rs 12,50,000 a year."),
       make_release("other", "Of 0,125 and 1.250 and 1,2,3 and 12,25 and 1,2500")});
  CHECK(found(index, "1250000") == Titles{"comma", "stop", "apostrophe", "thin", "plain", "lakh"});
  CHECK(found(index, "1,250,000") == found(index, "1250000"));
  CHECK(found(index, "\"kostet 1,250,000\"") == Titles{"stop", "apostrophe"});
  CHECK(found(index, "1250") == Titles{"apostrophe"});
  CHECK(found(index, "0125").empty());
  CHECK(found(index, "12500").empty());
  CHECK(found(index, "123").empty());
  CHECK(found(index, "1.250") == Titles{"other"});
}

TEST_CASE("initials are the same with and without full stops", "[words]") {
  const TestIndex index({make_release("dots", "The U.S. Senate met at 5 p.m. today, i.e. late."),
                         make_release("none", "The US Senate met at 5 PM today."),
                         make_release("site", "See www.a.b.example for plan b. a")});
  CHECK(found(index, "US") == Titles{"dots", "none"});
  CHECK(found(index, "u.s.") == Titles{"dots", "none"});
  CHECK(found(index, "\"U.S. Senate\"") == Titles{"dots", "none"});
  CHECK(found(index, "\"us senate\"") == Titles{"dots", "none"});
  CHECK(found(index, "\"5 p.m. today\"") == Titles{"dots", "none"});
  CHECK(found(index, "\"p m\"").empty());
}

TEST_CASE("words are found in scripts without spaces", "[words]") {
  const TestIndex index(
      {in("th", make_release("thai", "คณะกรรมการท่าเรือกล่าวว่าเครนใหม่จะใช้งานก่อนฤดูหนาว")),
       in("lo", make_release("lao", "ຄະນະກຳມະການທ່າເຮືອກ່າວວ່າເຄນໃໝ່ຈະໃຊ້ງານ")),
       in("km", make_release("khmer", "គណៈកម្មាធិការកំពង់ផែបាននិយាយថារថយន្តស្ទូចថ្មី")),
       in("my", make_release("burmese", "ဆိပ်ကမ်းဘုတ်အဖွဲ့ကပြောကြားသည်"))});
  CHECK(found(index, "ท่าเรือ") == Titles{"thai"});
  CHECK(found(index, "เครน") == Titles{"thai"});
  CHECK(found(index, "\"เครนใหม่\"") == Titles{"thai"});
  CHECK(found(index, "ใหม่เครน").empty());  // its pairs of characters are there
  CHECK(found(index, "ທ່າເຮືອ") == Titles{"lao"});
  CHECK(found(index, "កំពង់ផែ") == Titles{"khmer"});
  CHECK(found(index, "ဘုတ်အဖွဲ့") == Titles{"burmese"});
  CHECK(found(index, "ท").empty());  // a consonant without the marks on it
  CHECK(marked(index, "ท่าเรือ") == "ท่าเรือ");
  CHECK(marked(index, "ဘုတ်အဖွဲ့") == "ဘုတ်အဖွဲ့");
  const auto line = search(index, "เครน").hits.front().concordance.front();
  CHECK(line.left.ends_with("กล่าวว่า"));
  CHECK(line.right.starts_with("ใหม่"));
}

TEST_CASE("a tilde asks for words that are spelt nearly so", "[words]") {
  for (const auto kind : {IndexKind::words, IndexKind::stems}) {
    const TestIndex index({make_release("right", "Methamphetamine labs were closed."),
                           make_release("wrong", "A methamphetemine lab was closed."),
                           make_release("other", "An amphetamine lab for metals.")},
                          kind);
    CHECK(found(index, "methamphetmine~") == Titles{"right", "wrong"});
    CHECK(found(index, "methamphetmine").empty());
    CHECK(found(index, "lbas~") == Titles{"right"});
    CHECK(found(index, "title:rihgt~") == Titles{"right"});
    CHECK(found(index, "-methamphetamine~ lab") == Titles{"other"});
    CHECK(found(index, "xyzzyx~").empty());
    CHECK(search(index, "methamphetmine~").understood == "methamphetmine~");
  }
}

TEST_CASE("a sign that stands for nothing is told", "[words]") {
  const TestIndex index({make_release("one", "What is due?")});
  const auto notes = [&](const std::string& text) { return search(index, text).notes; };
  REQUIRE(notes("infr?structure").size() == 1);
  CHECK(notes("infr?structure").front().find("infr?structure") != std::string::npos);
  CHECK(notes("in~fra").size() == 1);
  CHECK(notes("in*fra").size() == 1);
  CHECK(notes("*fra").size() == 1);
  CHECK(notes("what?").empty());
  CHECK(notes("due*").empty());
}

TEST_CASE("a query may be pasted with any space", "[words]") {
  const TestIndex index({make_release("one", "Social security is a public matter."),
                         make_release("two", "Public security, and the social side.")});
  for (const char* const space : {"\u00A0", "\u2009", "\u202F", "\u3000", "\u2028"}) {
    CHECK(found(index, std::string("social") + space + "security") == Titles{"one", "two"});
    CHECK(found(index, std::string("title:one") + space + "OR" + space + "matter") ==
          Titles{"one"});
  }
  CHECK(found(index, "\u200B\"social security\"") == Titles{"one"});
  CHECK(found(index, "\uFEFFtitle:one") == Titles{"one"});
  CHECK(found(index, "security \u200B-matter") == Titles{"two"});
}

TEST_CASE("a ticker is found with its exchange, apart or not", "[words]") {
  const TestIndex index({make_release("ticker", "Quill Harbour (NYSE: QHB) said so."),
                         make_release("apart", "The NYSE listed QHB.")});
  for (const char* const text : {"NYSE: QHB", "NYSE:QHB", "\"NYSE: QHB\"", "(NYSE: QHB)"}) {
    CHECK(found(index, text) == Titles{"ticker"});
  }
  CHECK(found(index, "NYSE QHB") == Titles{"ticker", "apart"});
}

TEST_CASE("a suffix behind an apostrophe is no part of a name", "[words]") {
  const TestIndex index(
      {in("tr",
          make_release("suffixes", "T\u00FCrkiye\u2019nin ihracat\u0131 Ankara'da artt\u0131.")),
       in("nl", make_release("plural", "De foto's van de haven")),
       in("en", make_release("name", "Mr. D'Arcy sails"))});
  CHECK(found(index, "T\u00FCrkiye") == Titles{"suffixes"});
  CHECK(found(index, "ankara") == Titles{"suffixes"});
  CHECK(found(index, "foto") == Titles{"plural"});
  CHECK(found(index, "foto's") == Titles{"plural"});
  CHECK(found(index, "D'Arcy") == Titles{"name"});
}

TEST_CASE("a host is found as it stands in a URL", "[words]") {
  Release release = make_release("one", "The ferry sails");
  release.url = "https://www.quay.example/news/1";
  const TestIndex index({release});
  for (const char* const text : {"host:quay.example", "host:www.quay.example",
                                 "host:https://www.quay.example/", "host:www.quay*"}) {
    INFO(text);
    CHECK(found(index, text) == Titles{"one"});
  }
}

TEST_CASE("marks that people leave out make no difference", "[words]") {
  const TestIndex index(
      {in("he",
          make_release("pointed", "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD \u05DC\u05DB\u05DC")),
       in("ru", make_release(
                    "stressed",
                    "\u0421\u0442\u0430\u0440\u044B\u0439 \u0437\u0430\u0301\u043C\u043E\u043A")),
       make_release("vowels",
                    "\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F "
                    "\u0643\u062A\u0640\u0640\u0627\u0628")});
  CHECK(found(index, "\u05E9\u05DC\u05D5\u05DD") == Titles{"pointed"});
  CHECK(found(index, "\u0437\u0430\u043C\u043E\u043A") == Titles{"stressed"});
  CHECK(found(index, "\u0645\u062D\u0645\u062F") == Titles{"vowels"});
  CHECK(found(index, "\u0643\u062A\u0627\u0628") == Titles{"vowels"});
  // A breve makes another letter.
  CHECK(found(index, "\u0441\u0442\u0430\u0440\u044B\u0438").empty());
}

TEST_CASE("a Hebrew abbreviation is one word, however its sign is written", "[words]") {
  const std::string typed = "\u05E6\u05D4\"\u05DC";
  const TestIndex index(
      {in("he", make_release("typed", "\u05D4\u05D5\u05D3\u05E2\u05EA " + typed)),
       in("he", make_release("set", "\u05E6\u05D4\u05F4\u05DC \u05D4\u05D5\u05D3\u05D9\u05E2")),
       in("he", make_release("quoted", "\"\u05E6\u05D4\" \u05DC"))});
  const Titles both{"typed", "set"};
  CHECK(found(index, typed) == both);
  CHECK(found(index, "\u05E6\u05D4\u05F4\u05DC") == both);
  CHECK(found(index, "\u05E6\u05D4\u05DC") == both);
  CHECK(found(index, "\"" + typed + " \u05D4\u05D5\u05D3\u05D9\u05E2\"") == Titles{"set"});
  CHECK(found(index, "\"\u05E6\u05D4\"") == Titles{"quoted"});
}

TEST_CASE("a word is found in every language of an archive, however few releases have it",
          "[words]") {
  constexpr int english = 300;
  std::vector<Release> releases;
  releases.reserve(english + 3);
  for (int i = 0; i < english; ++i) {
    releases.push_back(in("en", make_release(fmt::format("english {}", i), "A bid for a meter.")));
  }
  releases.push_back(in("es", make_release("spanish", "Biden habla de las economías.")));
  releases.push_back(in("ko", make_release("korean", "Technology: 기술")));
  releases.push_back(in("", make_release("unknown", "Technologies and crates.")));
  const TestIndex index(releases);
  CHECK(found(index, "economía") == Titles{"spanish"});
  CHECK(found(index, "technology") == Titles{"korean", "unknown"});
  CHECK(marked(index, "economías") == "economías");
  SECTION("but not as the stem that it has in another") {
    CHECK(found(index, "Biden") == Titles{"spanish"});
    CHECK(found(index, "met").empty());
  }
  SECTION("and with what each index finds alone") {
    const TestIndex other({in("en", make_release("other", "New technology."))});
    auto session = Session::open({index.path(), other.path()});
    REQUIRE(session);
    SearchRequest request;
    request.text = "technology";
    const auto both = session->search(request);
    REQUIRE(both);
    CHECK(both->hits.size() == 3);
  }
}

TEST_CASE("an exact word is found in its possessive, as in quotes", "[words]") {
  const TestIndex index({make_release("possessive", "Biden's visit."),
                         make_release("plain", "Biden came."), make_release("other", "Bidens.")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "Biden";
  request.exact = true;
  const auto exact = session->search(request);
  REQUIRE(exact);
  CHECK(exact->hits.size() == 2);
  CHECK(found(index, "\"Biden\"") == Titles{"possessive", "plain"});
}

TEST_CASE("an exact word of Korean is found only where its characters stand together", "[words]") {
  const TestIndex index({make_release("whole", "항구는 오늘 새로운 발전소를 공개했다."),
                         make_release("parts", "발전은 화재로 인한 전소를 막는다.")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "발전소";
  CHECK(session->search(request)->count == 2);
  request.exact = true;
  const auto result = session->search(request);
  REQUIRE(result->count == 1);
  CHECK(result->hits[0].release.id == "whole");
}
