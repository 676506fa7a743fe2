#include "indexer/clean/page_line.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "indexer/clean/boilerplate.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"

using namespace dateline;

namespace {

Record page(int number) {
  Record record;
  record.origin.file = fmt::format("harbour/{}.html", number);
  record.bytes = fmt::format(
      "<!DOCTYPE html><html><head><title>Ferry {0} sails</title></head><body><article>"
      "<h1>Ferry {0} sails</h1>"
      "<p>Ferry {0} has left the dock for the first time since the gale, the board said.</p>"
      "<p>Of its passengers {1} had waited since the morning, with dogs, bread and a piano.</p>"
      "<p>The captain of ferry {0} does not expect to be on time before the ice is gone.</p>"
      "<p>Harbour Board runs nine ferries between the islands and has done so since 1902.</p>"
      "<p>Media contact: Ida Holm, 555-0134</p>"
      "<p>Listen to Harbour Radio</p></article></body></html>",
      number, number * 7);
  record.form = *recognise({record.origin.file, record.bytes, nullptr});
  return record;
}

std::string body_of(const Record& record, const BoilerplateModel& boilerplate) {
  return clean(record, record.form->parse(record).value(), boilerplate).value().body;
}

}  // namespace

TEST_CASE("text that a site repeats below its articles is not part of them") {
  BoilerplateLearner learner;
  for (int number = 0; number < 30; ++number) {
    const Record record = page(number);
    learn(record, record.form->parse(record).value(), learner);
  }
  const std::string kept = body_of(page(3), learner.finish());
  // A sentence and a contact are rightly repeated.
  CHECK(kept + "\nListen to Harbour Radio" == body_of(page(3), {}));
  CHECK(kept.ends_with("Media contact: Ida Holm, 555-0134"));
}

TEST_CASE("an article of nothing but repeated lines stays whole") {
  const SourceBoilerplate known(100, {{block_digest("Piers"), 255}});
  CHECK(without_repeated_edges("Piers\nPiers", known, {}) == "Piers\nPiers");
  CHECK(without_repeated_edges("", known, {}).empty());
  CHECK(without_repeated_edges("Piers\nNew rails\nPiers\nOld rails\nPiers", known, {}) ==
        "New rails\nPiers\nOld rails");
}
