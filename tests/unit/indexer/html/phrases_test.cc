#include "indexer/html/phrases.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <iterator>
#include <map>
#include <string>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/html/article_phrases_table.h"
#include "indexer/html/date_phrases_table.h"

namespace dateline::html {
namespace {

bool is_label(std::string_view line) {
  return is_notice(line, false);
}

template <DateLabel label>
bool is_labelled(std::string_view line) {
  return date_label(line) == label;
}

template <PageKind kind>
bool begins_page(std::string_view line) {
  return begins_as(line, kind) && says_it_is(line, kind);
}

TEST_CASE("each row of the table of phrases of articles does what its kind says") {
  const std::map<std::string_view, bool (*)(std::string_view)> predicates{
      {"sentence_start", [](std::string_view line) { return is_notice(line, true); }},
      {"notice_start", is_label},
      {"control", is_label},
      {"appendix_start", opens_appendix},
      {"appendix_hint", may_open_appendix},
      {"future_verb", tells_of_future},
      {"appendix_name", names_appendix},
      {"credit", is_photo_credit},
      {"comments", counts_comments},
      {"cookies", is_page_notice},
      {"page_start", is_page_notice},
      {"byline_start", is_byline},
      {"comments_name", heads_comments},
      {"date_published", is_labelled<DateLabel::published>},
      {"date_changed", is_labelled<DateLabel::changed>},
      {"date_embargo", is_labelled<DateLabel::embargo>},
      {"section_name", names_section},
      {"title_label", labels_title},
      {"end_mark", is_end_mark},
      {"wall", begins_page<PageKind::wall>},
      {"missing_page", begins_page<PageKind::missing>},
      {"machine_word", is_about_machines},
      {"consent_start", asks_for_consent},
      {"consent_subject", asks_for_consent},
      {"consent_partner", asks_for_consent},
      {"consent_purpose", asks_for_consent},
      {"address_label", labels_address},
      {"copyright_start", begins_copyright},
      {"valediction", begins_valediction},
      {"issuer_heading", heads_issuer},
      {"part_heading", heads_release_part},
      {"source_label", [](std::string_view line) { return !labelled_source(line).empty(); }},
      {"issuer_label", [](std::string_view line) { return labelled_issuer(line).has_value(); }},
      {"expander", offers_rest},
      {"date_other", is_labelled<DateLabel::other>}};
  std::map<std::string_view, int> rows;
  auto all = table_rows<2>(article_phrases_table);
  std::ranges::copy(table_rows<2>(date_phrases_table), std::back_inserter(all));
  for (const auto& [kind, phrase] : all) {
    std::string line(phrase);
    if (line.starts_with('_')) line.front() = ' ';
    if (line.ends_with('_')) line.back() = ' ';
    if (kind == "comments") line.insert(0, "4 ");
    if (kind == "part_heading") line += " Weir Ferries";
    if (kind == "issuer_heading") line += " Weir Ferries";
    if (kind == "issuer_heading" && is_lower(line.front())) line.front() -= 'a' - 'A';
    if (kind == "end_mark") line = std::string("- ").append(line).append(" -");
    if (kind == "source_label" || kind == "issuer_label") line += ": Quay News";
    if (kind == "consent_start") line += " cookies";
    if (kind == "consent_subject") line.insert(0, "We use ");
    if (kind == "consent_partner") line += " on a device";
    if (kind == "consent_purpose") line.insert(0, "Our partners ");
    CAPTURE(kind, line);
    REQUIRE(predicates.contains(kind));
    CHECK(predicates.at(kind)(line));
    CHECK_FALSE(predicates.at(kind)("The harbour opens in May"));
    ++rows[kind];
  }
  CHECK(rows.size() == predicates.size());
}

}  // namespace
}  // namespace dateline::html
