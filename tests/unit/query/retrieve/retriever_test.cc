#include "query/retrieve/retriever.h"

#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <utility>

#include "query/retrieve/server_query.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

const std::vector<std::string> words{"oil", "gas", "tax", "war", "law", "sea"};

std::vector<Release> random_releases(std::mt19937& random, int count) {
  std::vector<Release> releases;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (auto n = random() % 8 + 1; n > 0; --n) {
      // The first words are far more frequent than the last.
      body += words[std::min(random() % words.size(), random() % words.size())] + ' ';
    }
    const std::string day = "2020-0" + std::to_string(random() % 9 + 1) + "-15";
    releases.push_back(make_release("r" + std::to_string(i), body, random() % 5 == 0 ? "" : day));
  }
  return releases;
}

IndexQuery random_leaf(std::mt19937& random, const Relevance& relevance) {
  const auto term = [&] { return "Z" + words[random() % words.size()]; };
  switch (random() % 8) {
    case 0:
      return IndexNode{AllReleases{}};
    case 1:
      return IndexNode{AnyTerm{{term(), term(), "Zabsent"}}};
    case 2:
      return IndexNode{DaysBetween{Date::parse("2020-03-01"), Date::parse("2020-07-15")}};
    case 3:
      return IndexNode{FixedTerm{term(), 0.5}};
    case 4: {  // two words as one
      const std::size_t one = random() % words.size();
      const std::size_t other = (one + 1 + random() % (words.size() - 1)) % words.size();
      return relevance.word({"Z" + words[one], "Z" + words[other]});
    }
    default:
      return relevance.word({term()}, 1 + random() % 3);
  }
}

IndexQuery random_query(std::mt19937& random, const Relevance& relevance, int depth) {
  if (depth == 0 || random() % 4 == 0) return random_leaf(random, relevance);
  if (random() % 6 == 0) {
    const double factor = random() % 2 == 0 ? 0 : 1.5;
    return IndexNode{ScaledQuery{random_query(random, relevance, depth - 1), factor}};
  }
  IndexQueries parts;
  for (auto n = random() % 3 + 1; n > 0; --n) {
    parts.push_back(random_query(random, relevance, depth - 1));
  }
  return joined(static_cast<Join>(random() % 5), std::move(parts));
}

/// Calls `check` with one index of so many random releases, and with two.
template <typename Check>
void in_one_and_two(std::mt19937& random, int first_count, int second_count, const Check& check) {
  const TestIndex first(random_releases(random, first_count));
  const TestIndex second(random_releases(random, second_count));
  for (const auto& paths : {std::vector{first.path()}, std::vector{first.path(), second.path()}}) {
    const auto snapshot = Snapshot::open(paths);
    REQUIRE(snapshot);
    Retriever retriever(*snapshot);
    check(retriever, Relevance(snapshot->database()));
  }
}

}  // namespace

TEST_CASE("posting lists and Xapian's matcher find the same, with the same weights", "[retrieve]") {
  std::mt19937 random(11);
  in_one_and_two(random, 3000, 700, [&](Retriever& retriever, const Relevance& relevance) {
    for (int round = 0; round < 150; ++round) {
      const IndexQuery query = random_query(random, relevance, 3);
      INFO(server_query(query).get_description());
      const Matches expected = server_matches(retriever.snapshot(), query, {});
      const Matches found = retriever.find(query);
      REQUIRE(found.documents == expected.documents);
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (found.weight(i) != Approx(expected.weight(i)).margin(1e-12)) {
          FAIL("document " << found.documents[i] << " weighs " << found.weight(i) << ", not "
                           << expected.weight(i));
        }
      }
    }
  });
}

TEST_CASE("among a few documents, a query finds and weighs what it does among all", "[retrieve]") {
  std::mt19937 random(12);
  in_one_and_two(random, 2500, 300, [&](Retriever& retriever, const Relevance& relevance) {
    const Matches all = retriever.find(IndexNode{AllReleases{}});
    REQUIRE(all.size() == retriever.snapshot().size());
    for (int round = 0; round < 50; ++round) {
      const IndexQuery query = random_query(random, relevance, 2);
      Matches few;
      for (const Xapian::docid document : all.documents) {
        if (random() % 100 == 0) few.documents.push_back(document);
      }
      const Matches expected = in_both(retriever.find(query), few);
      const Matches found = retriever.find_among(few.documents, query);
      CHECK(found.documents == expected.documents);
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found.weight(i) == Approx(expected.weight(i)).margin(1e-12));
      }
    }
  });
}

TEST_CASE("texts are read of what all other parts of a query match", "[retrieve]") {
  const TestIndex index({make_release("one", "oil gas"), make_release("two", "oil"),
                         make_release("three", "gas"), make_release("four", "oil gas tax")});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const Relevance relevance(snapshot->database());
  std::vector<std::string> read;
  const TextTest has_tax = [&](const Release& release) {
    read.push_back(release.title);
    return release.body.find("tax") != std::string::npos;
  };
  const IndexQuery passing = IndexNode{PassingTexts{relevance.word({"Zoil"}), has_tax}};
  Retriever retriever(*snapshot);
  const Matches found = retriever.find(joined(Join::all, {passing, with_term("Zgas")}));
  CHECK(found.documents == std::vector<Xapian::docid>{4});
  CHECK(found.weight(0) > 0);
  CHECK(read == std::vector<std::string>{"one", "four"});
}

TEST_CASE("what is excluded does not match for lack of time", "[retrieve]") {
  const TestIndex index(std::vector<Release>(20, make_release("r", "oil gas")));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Retriever retriever(*snapshot);
  const IndexQuery oil = with_term("Zoil");
  for (int most = 0; most < 20; ++most) {
    Deadline deadline(1000);
    int read = 0;
    const TextTest none_passes = [&](const Release&) {
      if (++read > most) deadline = Deadline(0);
      return true;
    };
    const IndexQuery excluded = IndexNode{PassingTexts{with_term("Zgas"), none_passes}};
    CHECK(retriever.find(joined(Join::without, {oil, excluded}), {}, &deadline).size() == 0);
    CHECK(deadline.passed());
    CHECK(read == most + 1);
  }
}

TEST_CASE("once the time has passed, what was found until then is found", "[retrieve]") {
  const TestIndex index(std::vector<Release>(20, make_release("r", "oil")));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Retriever retriever(*snapshot);
  Deadline deadline(1000);
  int read = 0;
  const TextTest five_in_time = [&](const Release&) {
    if (++read == 5) deadline = Deadline(0);
    return true;
  };
  const IndexQuery query = IndexNode{PassingTexts{with_term("Zoil"), five_in_time}};
  CHECK(retriever.find(query, {}, &deadline).documents ==
        std::vector<Xapian::docid>{1, 2, 3, 4, 5});
}

TEST_CASE("a time limit leaves what all parts of a query had read by then", "[retrieve]") {
  std::mt19937 random(13);
  in_one_and_two(random, 900, 200, [&](Retriever& retriever, const Relevance&) {
    for (const Join join : {Join::any, Join::last}) {
      std::optional<Deadline> deadline;
      int left = 0;
      const auto has = [&](const std::string& word) -> TextTest {
        return [&, word](const Release& release) {
          if (--left == 0 && deadline) deadline.emplace(0);
          return release.body.find(word) != std::string::npos;
        };
      };
      const auto part = [&](const std::string& stem, const std::string& word) {
        return IndexNode{PassingTexts{with_term(stem), has(word)}};
      };
      const IndexQuery query = joined(join, {part("Zoil", "gas"), part("Zgas", "tax")});
      const Matches all = retriever.find(query);
      deadline.emplace(1000);
      left = 500;
      const Matches some = retriever.find(query, {}, &*deadline);
      CHECK(deadline->passed());
      CHECK(some.size() > 50);
      CHECK(some.size() < all.size());
      CHECK(in_both(all, some).documents == some.documents);
    }
  });
}

TEST_CASE("with time enough, a time limit changes nothing", "[retrieve]") {
  std::mt19937 random(17);
  in_one_and_two(random, 2000, 400, [&](Retriever& retriever, const Relevance& relevance) {
    for (int round = 0; round < 60; ++round) {
      const TextTest is_long = [](const Release& release) { return release.body.size() > 20; };
      const IndexQuery passing =
          IndexNode{PassingTexts{random_query(random, relevance, 1), is_long}};
      const IndexQuery query =
          joined(static_cast<Join>(random() % 5),
                 {random_query(random, relevance, 2), passing, random_query(random, relevance, 2)});
      const Matches expected = retriever.find(query);
      Deadline deadline(1'000'000);
      const Matches found = retriever.find(query, {}, &deadline);
      REQUIRE(found.documents == expected.documents);
      for (std::size_t i = 0; i < found.size(); ++i) {
        REQUIRE(found.weight(i) == Approx(expected.weight(i)).margin(1e-12));
      }
    }
  });
}
