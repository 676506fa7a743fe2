#include "indexer/document/pair_learner.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using Role = PairModel::Role;

/// So many releases with each of the texts.
struct Some {
  int count = 0;
  std::string text;
};

PairModel learned_from(const std::vector<Some>& texts) {
  std::vector<Release> releases;
  for (const Some& some : texts) {
    for (int i = 0; i < some.count; ++i) {
      releases.push_back(test::make_release("the news", some.text));
    }
  }
  return learn_pairs(releases);
}

/// Whether words in a row have a term of their own.
bool has_own(const PairModel& model, const std::vector<std::string>& words) {
  PairFinder finder;
  PairFinder::Found found{};
  for (const std::string& word : words) found = finder.add(model.role(word), digest_of_word(word));
  const std::uint64_t digest = found[words.size() - 2];
  return digest != 0 && model.place_of(digest) != PairModel::none;
}

TEST_CASE("the words of most releases are stop words, those of few are in no pair") {
  const PairModel model = learned_from({{400, "harbour"}, {3, "lighthouse"}, {600, "東京"}});
  CHECK(model.role("the") == Role::stop);
  CHECK(model.role("harbour") == Role::frame);
  CHECK(model.role("lighthouse") == Role::none);
  CHECK(model.role("東") == Role::none);
}

TEST_CASE("pairs and chains of several releases have terms of their own") {
  const PairModel model = learned_from({{20, "city and harbour and tram"},
                                        {4, "city harbour"},
                                        {3, "tram city"},
                                        {8, "harbour tram harbour"},
                                        {7, "tram harbour city"},
                                        {60, "nothing"}});
  CHECK(has_own(model, {"city", "harbour"}));
  CHECK_FALSE(has_own(model, {"tram", "city"}));
  CHECK(has_own(model, {"harbour", "tram", "harbour"}));
  CHECK_FALSE(has_own(model, {"tram", "harbour", "city"}));
}

TEST_CASE("in a small archive, any two words of two releases make a pair") {
  const PairModel model = learned_from({{1, "city harbour"}, {2, "tram harbour"}, {4, "nothing"}});
  CHECK(model.role("city") == Role::none);
  CHECK(model.role("tram") == Role::frame);
  CHECK(model.role("harbour") == Role::frame);
  CHECK_FALSE(has_own(model, {"tram", "harbour"}));
  CHECK(learn_pairs({}).empty());
}

}  // namespace
}  // namespace dateline
