#include "indexer/prose/phrases.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "common/text/table_rows.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases_table.h"

namespace dateline {
namespace {

TEST_CASE("phrases are recognised in any case and punctuation") {
  CHECK(phrase_kind("- SKIP TO CONTENT -") == PhraseKind::menu);
  CHECK(phrase_kind("For immediate release:") == PhraseKind::opening);
  CHECK(phrase_kind("# # #") == PhraseKind::closing);
  CHECK(phrase_kind("-30-") == PhraseKind::closing);
  CHECK(phrase_kind("45") == PhraseKind::none);
  CHECK(phrase_kind("Published:") == PhraseKind::date_label);
  CHECK(phrase_kind("Skip to content is what the menu says") == PhraseKind::none);
}

TEST_CASE("a label is followed by something") {
  CHECK(phrase_kind("Contact") == PhraseKind::menu);
  CHECK(phrase_kind("Contact:") == PhraseKind::contact_label);
}

TEST_CASE("any digit stands for a digit of a phrase") {
  CHECK(phrase_kind("7 min read") == PhraseKind::menu);
  CHECK(phrase_kind("Reading time: 9 min.") == PhraseKind::menu);
  CHECK(phrase_kind("100 min read") == PhraseKind::none);
}

TEST_CASE("each row of the table of phrases is recognised, once") {
  std::set<std::string> keys;
  for (const auto& [kind, phrase] : table_rows<2>(phrases_table)) {
    CAPTURE(kind, phrase);
    CHECK(phrase_kind(phrase) != PhraseKind::none);
    CHECK(keys.emplace(LineKey(phrase).view()).second);
  }
  CHECK(keys.size() > 400);
}

}  // namespace
}  // namespace dateline
