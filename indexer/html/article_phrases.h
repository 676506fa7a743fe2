#pragma once

#include <cstdint>

#include "indexer/html/phrase_list.h"

namespace dateline::html {

/// The kinds of phrases in data/phrases/articles.tsv and dates.tsv.
enum class ArticlePhrase : std::uint8_t {
  sentence_start,
  notice_start,
  appendix_start,
  appendix_hint,
  appendix_name,
  credit,
  comments,
  comments_name,
  cookies,
  page_start,
  control,
  byline_start,
  date_published,
  date_changed,
  date_embargo,
  date_other,
  future_verb,
  section_name,
  title_label,
  end_mark,
  wall,
  page_missing,
  machine_word,
  consent_start,
  consent_subject,
  consent_partner,
  consent_purpose,
  address_label,
  copyright_start,
  source_label,
  issuer_label,
  valediction,
  issuer_heading,
  part_heading,
  expander,
};

/// The phrases of a kind. Thread-safe.
const Phrases& phrases(ArticlePhrase kind);

}  // namespace dateline::html
