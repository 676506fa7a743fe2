#include "query/rank/nearness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "common/database/snapshot.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

using Text = std::vector<std::string>;

bool is_any(const std::string& word, const std::vector<std::string>& terms) {
  return std::find(terms.begin(), terms.end(), word) != terms.end();
}

/// The formula in the header, computed by brute force.
double brute_force(const Text& text, const WordSequence& words) {
  double sum = 0;
  for (std::size_t pair = 0; pair + 1 < words.size(); ++pair) {
    std::size_t least = 9;
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (std::size_t j = 0; j < text.size(); ++j) {
        if (i == j || !is_any(text[i], words[pair]) || !is_any(text[j], words[pair + 1])) continue;
        least = std::min(least, i < j ? j - i : i - j);
      }
    }
    if (least <= 8) sum += 1.0 / static_cast<double>(least);
  }
  return sum / static_cast<double>(words.size() - 1);
}

}  // namespace

TEST_CASE("nearness follows its formula, whether read from the index or from the text",
          "[nearness]") {
  std::mt19937 random(5);
  const Text vocabulary{"tax", "levy", "cut", "cuts", "oil", "and", "the", "of", "in"};
  std::vector<Text> texts;
  std::vector<Release> releases;
  for (int i = 0; i < 200; ++i) {
    Text& text = texts.emplace_back();
    std::string body;
    for (auto n = random() % 40; n > 0; --n) {
      text.push_back(vocabulary[random() % 3 == 0 ? random() % 5 : 5 + random() % 4]);
      body += text.back() + ' ';
    }
    releases.push_back(test::make_release("r" + std::to_string(i), body));
  }
  const test::TestIndex index(releases, GENERATE(test::IndexKind::pairs, test::IndexKind::stems));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  for (const WordSequence& words :
       {WordSequence{{"tax"}, {"cut", "cuts"}}, WordSequence{{"tax", "levy"}, {"tax"}, {"oil"}},
        WordSequence{{"tax"}, {"tax"}}, WordSequence{{"oil"}, {"cut"}, {"levy"}, {"tax"}}}) {
    std::vector<Xapian::docid> known;  // those whose pairs may say it
    for (Xapian::docid id = 1; id <= texts.size(); ++id) {
      if (random() % 4 != 0) known.push_back(id);
    }
    std::shuffle(known.begin(), known.end(), random);
    Nearness nearness(*snapshot, words, known);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      INFO(releases[i].body);
      CHECK(nearness(static_cast<Xapian::docid>(i + 1)) == Approx(brute_force(texts[i], words)));
    }
  }
}
