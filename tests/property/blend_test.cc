#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <utility>

#include "query/rank/ranking.h"
#include "query/retrieve/retriever.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

constexpr double rounding = 1e-9;

/// Releases with few words and few days, so that ties are common.
std::vector<Release> random_releases(std::mt19937& random, int count, unsigned most_words = 6) {
  const std::vector<std::string> words{"oil", "gas", "tax", "war", "law"};
  std::vector<Release> releases;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (auto n = random() % most_words + 1; n > 0; --n)
      body += words[random() % words.size()] + ' ';
    const int age = static_cast<int>(random() % 5) * 200;
    const Date day(Date::parse("2026-01-31")->days() - std::chrono::days{age - 100});
    const bool dated = random() % 4 != 0;
    releases.push_back(test::make_release("r" + std::to_string(i), body, dated ? day.iso() : ""));
  }
  return releases;
}

struct Expected {
  Xapian::docid id;
  double score;
  std::string date;
};

/// The formula in the header, computed for all matches and sorted.
std::vector<Expected> brute_force(Retriever& retriever, const Matches& matches,
                                  const RankingOptions& options) {
  const double best = greatest_weight(matches);
  std::vector<Expected> expected;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Xapian::docid id = matches.documents[i];
    const auto date = retriever.snapshot().release(id)->date;
    double score = matches.weight(i) / best;
    if (date) {
      const int age = std::max(0, options.recency.as_of.day_number() - date->day_number());
      score += options.recency_share * std::exp2(-age / options.recency.half_life);
    }
    expected.push_back({id, score, date ? date->compact() : ""});
  }
  std::sort(expected.begin(), expected.end(), [](const Expected& a, const Expected& b) {
    if (std::abs(a.score - b.score) > rounding) return a.score > b.score;
    if (a.date != b.date) return a.date > b.date;
    return a.id < b.id;
  });
  return expected;
}

double score_of(const std::vector<Expected>& expected, Xapian::docid id) {
  const auto found = std::find_if(expected.begin(), expected.end(),
                                  [id](const Expected& document) { return document.id == id; });
  return found == expected.end() ? -1 : found->score;
}

/// Compares the ranking with the formula.
void check_pages(const Snapshot& snapshot, const RankingOptions& options) {
  Retriever retriever(snapshot);
  Ranker ranker(retriever.days());
  const Relevance relevance(snapshot.database());
  for (const auto& terms : std::vector<std::vector<std::string>>{
           {"Zoil"}, {"Zoil", "Zgas"}, {"Ztax", "Zwar", "Zlaw"}}) {
    IndexQueries each;
    for (const std::string& term : terms) each.push_back(relevance.word({term}));
    const Matches matches = retriever.find(joined(Join::any, std::move(each)));
    const auto expected = brute_force(retriever, matches, options);
    for (const std::size_t wanted : {1U, 3U, 50U, 200U, 10000U}) {
      const auto ranking = ranker.rank(matches, options, wanted);
      REQUIRE(ranking.size() == std::min(wanted, expected.size()));
      for (std::size_t i = 0; i < ranking.size(); ++i) {
        INFO("wanted " << wanted << " rank " << i);
        CHECK(ranking[i].score == Approx(expected[i].score).epsilon(rounding));
        // Sums of weights may differ in the last bit, so ties are compared by score.
        CHECK(score_of(expected, ranking[i].id) == Approx(expected[i].score).epsilon(rounding));
      }
    }
  }
}

}  // namespace

TEST_CASE("the blend orders as the formula does", "[blend]") {
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    INFO("round " << round);
    const test::TestIndex first(random_releases(random, 120));
    const test::TestIndex second(random_releases(random, 75));
    std::vector<std::string> paths{first.path()};
    if (round % 2 == 1) paths.push_back(second.path());
    const auto snapshot = Snapshot::open(paths);
    REQUIRE(snapshot);
    RankingOptions options;
    options.recency_share = round % 3 == 0 ? 0.75 : 0.25;
    options.recency = {*Date::parse("2026-01-31"), 100.0 + round};
    check_pages(*snapshot, options);
  }
}

TEST_CASE("so it does if the best matches do not decide the order", "[blend]") {
  std::mt19937 random(13);
  // Releases of a single word weigh the same, and more of them than are examined first have one of
  // three.
  const test::TestIndex first(random_releases(random, 5000, 1));
  const test::TestIndex second(random_releases(random, 100));
  const auto snapshot = Snapshot::open({first.path(), second.path()});
  REQUIRE(snapshot);
  RankingOptions options;
  options.recency_share = 0.75;
  // All dates are in the future, in the past, or both.
  for (const char* as_of : {"2020-01-31", "2026-01-31", "2030-01-31"}) {
    INFO("as of " << as_of);
    options.recency = {*Date::parse(as_of), 365};
    check_pages(*snapshot, options);
  }
}
