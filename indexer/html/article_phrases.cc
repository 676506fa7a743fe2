#include "indexer/html/article_phrases.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/names.h"
#include "common/text/table_rows.h"
#include "indexer/html/article_phrases_table.h"
#include "indexer/html/date_phrases_table.h"

namespace dateline::html {
namespace {

/// What the tables call the kinds, in the order of ArticlePhrase.
constexpr auto article_phrase_names =
    std::to_array<std::string_view>({"sentence_start",  "notice_start",    "appendix_start",
                                     "appendix_hint",   "appendix_name",   "credit",
                                     "comments",        "comments_name",   "cookies",
                                     "page_start",      "control",         "byline_start",
                                     "date_published",  "date_changed",    "date_embargo",
                                     "date_other",      "future_verb",     "section_name",
                                     "title_label",     "end_mark",        "wall",
                                     "missing_page",    "machine_word",    "consent_start",
                                     "consent_subject", "consent_partner", "consent_purpose",
                                     "address_label",   "copyright_start", "source_label",
                                     "issuer_label",    "valediction",     "issuer_heading",
                                     "part_heading",    "expander"});

static_assert(article_phrase_names.size() == static_cast<std::size_t>(ArticlePhrase::expander) + 1);

using PhraseTable = std::array<Phrases, article_phrase_names.size()>;

void add_rows(std::string_view rows, PhraseTable& table) {
  for (const auto& [name, phrase] : table_rows<2>(rows)) {
    const auto kind = find_named<ArticlePhrase>(article_phrase_names, name);
    if (!kind) continue;
    std::string added(phrase);
    if (added.starts_with('_')) added.front() = ' ';
    if (added.ends_with('_')) added.back() = ' ';
    table.at(static_cast<std::size_t>(*kind)).add(std::move(added));
  }
}

}  // namespace

const Phrases& phrases(ArticlePhrase kind) {
  static const PhraseTable table = [] {
    PhraseTable all;
    add_rows(article_phrases_table, all);
    add_rows(date_phrases_table, all);
    return all;
  }();
  return table.at(static_cast<std::size_t>(kind));
}

}  // namespace dateline::html
