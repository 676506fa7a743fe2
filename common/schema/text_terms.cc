#include "common/schema/text_terms.h"

#include "common/schema/fields.h"

namespace dateline {
namespace {

bool is_light(Zone zone) {
  return zone == Zone::about || zone == Zone::contact || zone == Zone::legal;
}

}  // namespace

void TextTerms::add(const Release& release, std::vector<Posting>& postings,
                    std::vector<Vocabulary::TermId>& words) {
  const LanguageId language =
      release.language.empty() ? default_language : find_language(release.language);
  const auto add_words = [&](std::string_view text, std::uint32_t wdf) {
    analyzer_.add_text(text, field(FieldId::body).prefix, wdf, language, postings,
                       words_ == IndexedWords::exact ? nullptr : &words);
  };
  analyzer_.add_text(release.title, field(FieldId::title).prefix, 1, language, postings);
  analyzer_.add_text(release.issuer, field(FieldId::issuer).prefix, 1, language, postings);
  analyzer_.begin_text();
  add_words(release.title, title_weight);

  analyzer_.begin_text();
  const std::string_view body = release.body;
  std::size_t at = 0;
  for (const ZoneSpan& span : release.zones) {
    if (!is_light(span.zone)) continue;
    add_words(body.substr(at, span.begin - at), 1);
    // Light zones are searchable but add no weight: their words have no frequency.
    add_words(body.substr(span.begin, span.end - span.begin), 0);
    at = span.end;
  }
  add_words(body.substr(at), 1);
}

}  // namespace dateline
