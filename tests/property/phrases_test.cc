#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

using Words = std::vector<std::string>;

// The first are in most texts, the last in few.
const Words vocabulary{"the",  "of",   "and",   "in",   "state", "union", "house", "tax",
                       "cuts", "farm", "bills", "coal", "mine",  "ferry", "quay",  "lamp"};

std::string random_word(std::mt19937& random) {
  const auto most = random() % vocabulary.size() + 1;
  return vocabulary[random() % most];
}

struct Text {
  std::string id;
  Words words;
};

std::vector<Text> random_texts(std::mt19937& random, const std::string& name, int count) {
  std::vector<Text> texts;
  for (int i = 0; i < count; ++i) {
    Text text{name + std::to_string(i), {}};
    for (auto n = random() % 30; n > 0; --n) text.words.push_back(random_word(random));
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<Release> releases_of(const std::vector<Text>& texts) {
  std::vector<Release> releases;
  for (const Text& text : texts) {
    std::string body;
    for (const std::string& word : text.words) body += word + ' ';
    releases.push_back(test::make_release(text.id, body));
  }
  return releases;
}

std::set<std::string> found_by_hand(const std::vector<Text>& texts, const Words& phrase) {
  std::set<std::string> found;
  for (const Text& text : texts) {
    const auto at = std::search(text.words.begin(), text.words.end(), phrase.begin(), phrase.end());
    if (at != text.words.end()) found.insert(text.id);
  }
  return found;
}

std::set<std::string> found(Session& session, const Words& phrase) {
  SearchRequest request;
  request.text = "\"";
  for (const std::string& word : phrase) request.text += word + ' ';
  request.text += '"';
  request.limit = 1000;
  request.collapse = false;
  const auto result = session.search(request);
  REQUIRE(result);
  std::set<std::string> ids;
  for (const Hit& hit : result->hits) ids.insert(hit.release.id);
  CHECK(ids.size() == result->count);
  return ids;
}

}  // namespace

TEST_CASE("phrases are found where a search of the text finds them, in one index and in two",
          "[phrases]") {
  using test::IndexKind;
  const auto seed = GENERATE(range(1U, 5U));
  const auto kind = GENERATE(IndexKind::pairs, IndexKind::words, IndexKind::stems);
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<Text> texts = random_texts(random, "a", 150);
  const std::vector<Text> others = random_texts(random, "b", 40);
  const test::TestIndex first(releases_of(texts), kind);
  const test::TestIndex second(releases_of(others), IndexKind::pairs);
  const bool both = seed % 2 == 0;
  auto session =
      both ? Session::open({first.path(), second.path()}) : Session::open({first.path()});
  REQUIRE(session);
  if (both) texts.insert(texts.end(), others.begin(), others.end());
  std::size_t hits = 0;
  for (int round = 0; round < 150; ++round) {
    Words phrase;
    for (auto n = random() % 4 + 2; n > 0; --n) phrase.push_back(random_word(random));
    CAPTURE(phrase);
    const auto expected = found_by_hand(texts, phrase);
    CHECK(found(*session, phrase) == expected);
    hits += expected.size();
  }
  CHECK(hits > 500);
}
