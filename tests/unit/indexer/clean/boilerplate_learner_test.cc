#include "indexer/clean/boilerplate.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

std::vector<std::string> page(int number) {
  return {"Home", "Our Menu", "Headline of page " + std::string(1, static_cast<char>('A' + number)),
          "Are you human? 7 + " + std::to_string(number), "Imprint"};
}

void add_page(BoilerplateLearner& learner, std::string_view source, int number) {
  const auto lines = page(number);
  learner.add(source, std::to_string(number), {lines.begin(), lines.end()});
}

TEST_CASE("blocks repeated on most pages of a source are learned") {
  BoilerplateLearner learner;
  for (int i = 0; i < 10; ++i) add_page(learner, "a", i);
  const BoilerplateModel model = learner.finish();
  const auto& known = model.of("a");
  CHECK(known.pages() == 10);
  CHECK(known.share(block_digest("our menu")) > 0.99);
  CHECK(known.share(block_digest("Are you human? 3 + 5")) > 0.99);
  CHECK(known.share(block_digest("Headline of page A")) == 0);
  CHECK(model.of("b").pages() == 0);
}

TEST_CASE("learning depends neither on order nor on how pages are distributed") {
  BoilerplateLearner forwards;
  BoilerplateLearner left;
  BoilerplateLearner right;
  for (int i = 0; i < 600; ++i) add_page(forwards, "a", i % 26 + 26 * (i / 26));
  for (int i = 599; i >= 0; --i) add_page(i % 3 == 0 ? left : right, "a", i);
  right.merge(std::move(left));
  CHECK(forwards.finish() == right.finish());
  CHECK(forwards.finish().of("a").pages() == BoilerplateLearner::most_pages_of_source);
}

TEST_CASE("memory stays bounded with very many sources") {
  BoilerplateLearner up;
  BoilerplateLearner down;
  constexpr int sources = 3000;
  for (int i = 0; i < sources; ++i) {
    for (int number = 0; number < 8; ++number) {
      add_page(up, "source " + std::to_string(i), number);
      add_page(down, "source " + std::to_string(sources - 1 - i), number);
    }
  }
  CHECK(up.finish() == down.finish());
}

/// A page with a menu and a text of two paragraphs of its own.
void add_release(BoilerplateLearner& learner, int page, const std::string& about) {
  const std::string first =
      "The harbour board of Wexcombe said on Monday that it will rebuild the " + about +
      " of the northern quay.";
  const std::string second = "Nobody has done so since the gale of 1871, which took the " + about +
                             " and most of the boats that lay at it.";
  learner.add("a", std::to_string(page),
              {"Home", "Our Menu", "Quay " + about, first, second, "Imprint"});
}

TEST_CASE("captures of one release teach nothing about its source") {
  BoilerplateLearner learner;
  for (int i = 0; i < 20; ++i) add_release(learner, i, "crane");
  CHECK(learner.finish().empty());
}

TEST_CASE("pages with the same paragraphs count once") {
  BoilerplateLearner learner;
  for (int release = 0; release < 10; ++release) {
    const std::string about(static_cast<std::size_t>(release + 3),
                            static_cast<char>('a' + release));
    add_release(learner, release, about);
  }
  for (int copy = 0; copy < 30; ++copy) add_release(learner, 100 + copy, "aaa");
  const BoilerplateModel model = learner.finish();
  CHECK(model.of("a").pages() == 10);
  CHECK(model.of("a").share(block_digest("Our Menu")) > 0.99);
  CHECK(model.of("a").share(block_digest("Quay aaa")) == 0);
}

TEST_CASE("too few pages teach nothing") {
  BoilerplateLearner learner;
  for (int i = 0; i < 3; ++i) add_page(learner, "a", i);
  CHECK(learner.finish().empty());
}

TEST_CASE("a model is restored from its bytes, and damaged bytes are detected") {
  BoilerplateLearner learner;
  for (int i = 0; i < 10; ++i) add_page(learner, "a", i);
  const BoilerplateModel model = learner.finish();
  const std::string bytes = model.serialise();
  CHECK(BoilerplateModel::deserialise(bytes) == model);
  CHECK_FALSE(BoilerplateModel::deserialise(bytes.substr(0, bytes.size() - 1)));
  CHECK_FALSE(BoilerplateModel::deserialise(bytes + "x"));
}

TEST_CASE("known sources are kept, new ones are added") {
  BoilerplateLearner older;
  BoilerplateLearner newer;
  for (int i = 0; i < 10; ++i) add_page(older, "a", i);
  for (int i = 0; i < 20; ++i) {
    add_page(newer, "a", i);
    add_page(newer, "b", i);
  }
  BoilerplateModel model = older.finish();
  model.add_new_sources(newer.finish());
  CHECK(model.of("a").pages() == 10);
  CHECK(model.of("b").pages() == 20);
}

TEST_CASE("a headline in the lists of other pages is known not to stand above their texts") {
  BoilerplateLearner learner;
  constexpr int pages = 6;
  const std::string banner =
      "We use cookies to make this harbour work, and to know who comes here.";
  const auto headline = [](int page) { return "Quay of ward " + std::string(1, "ABCDEF"[page]); };
  for (int page = 0; page < pages; ++page) {
    const std::string text = "The harbour board of Wexcombe will rebuild the quay of ward " +
                             std::string(1, "ABCDEF"[page]) + " before the spring tides.";
    std::vector<std::string> lines = {banner + " It wants to.", "Harbour of Wexcombe",
                                      headline(page), text};
    for (int other = 0; other < pages; ++other) {
      if (other != page) lines.push_back(headline(other));
    }
    learner.add("a", std::to_string(page), {lines.begin(), lines.end()});
  }
  const BoilerplateModel model = learner.finish();
  const SourceBoilerplate& known = model.of("a");
  CHECK(known.knows_texts());
  CHECK(known.share(block_digest("Quay of ward A")) > 0.9);
  CHECK(known.share_above_text(block_digest("Quay of ward A")) == 0);
  CHECK(known.share_above_text(block_digest("Harbour of Wexcombe")) > 0.9);
}

}  // namespace
}  // namespace dateline
