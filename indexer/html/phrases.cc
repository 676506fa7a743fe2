#include "indexer/html/phrases.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/html/article_phrases.h"
#include "indexer/html/page.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_start = 80;     ///< bytes of a line that are compared
constexpr std::size_t longest_label = 120;    ///< bytes before a date that may say what it is
constexpr std::size_t telling_comments = 15;  ///< bytes of a name that may open a longer line

bool starts_with_any(std::string_view text, const Phrases& starts) {
  return starts.any(text, [&](const std::string& start) { return text.starts_with(start); });
}

bool holds_any(std::string_view text, const Phrases& parts) {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (parts.may_begin(text) && starts_with_any(text, parts)) return true;
  }
  return false;
}

bool is_one_of(const std::string& text, const Phrases& names) {
  return names.any(text, [&](const std::string& name) { return text == name; });
}

/// The end of the last of the phrases in a text, or 0.
std::size_t last_end(const std::string& text, const Phrases& parts) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    parts.any(rest, [&](const std::string& part) {
      if (rest.starts_with(part)) end = std::max(end, at + part.size());
      return false;
    });
  }
  return end;
}

/// Whether a text begins with a phrase that does not end inside a word: "more in", but not "more
/// investment". Phrases that end beyond ASCII may be stems, or of a language without spaces.
bool begins_with_words(std::string_view text, const Phrases& starts) {
  return starts.any(text, [&](const std::string& start) {
    if (!text.starts_with(start)) return false;
    const std::string_view rest = text.substr(start.size());
    return rest.empty() || !is_letter_or_digit(start.back()) || !is_letter_or_digit(rest.front());
  });
}

/// Lower case, without the marks that stand before it.
std::string opening(std::string_view line) {
  while (!line.empty() &&
         (is_html_space(line.front()) || line.front() == '-' || line.front() == '>' ||
          line.front() == '|' || line.front() == '[' || line.front() == '(')) {
    line.remove_prefix(1);
  }
  return lowered(line.substr(0, longest_start));
}

}  // namespace

bool is_notice(std::string_view line, bool is_sentence) {
  const std::string begin = opening(line);
  return is_one_of(folded(line), phrases(ArticlePhrase::control)) ||
         starts_with_any(begin, phrases(ArticlePhrase::sentence_start)) ||
         (!is_sentence && begins_with_words(begin, phrases(ArticlePhrase::notice_start)));
}

namespace {

bool is_menu_phrase(std::string_view line) {
  const PhraseKind kind = phrase_kind(line);
  return kind == PhraseKind::menu || kind == PhraseKind::notice || kind == PhraseKind::aftermath ||
         is_one_of(folded(line), phrases(ArticlePhrase::control));
}

/// Whether each part of a line between marks has a property; of empty parts, none is needed.
bool each_part(std::string_view line, std::string_view marks, const auto& holds) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(marks), line.size());
    if (end > 0 && !holds(line.substr(0, end))) return false;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return true;
}

}  // namespace

bool is_furniture(std::string_view line) {
  return tells_size_of_file(line) || each_part(line, "|\n", [](std::string_view part) {
           return is_menu_phrase(part) || each_part(part, " ", is_menu_phrase);
         });
}

bool is_photo_credit(std::string_view line) {
  return holds_any(lowered(line), phrases(ArticlePhrase::credit));
}

bool opens_appendix(std::string_view heading) {
  const std::string begin = opening(heading);
  return names_appendix(heading) ||
         begins_with_words(begin, phrases(ArticlePhrase::appendix_start)) ||
         phrases(ArticlePhrase::appendix_hint).any(begin, [&](const std::string& hint) {
           return begin.starts_with(hint) && folded(begin.substr(hint.size())).empty();
         });
}

bool may_open_appendix(std::string_view heading) {
  return begins_with_words(opening(heading), phrases(ArticlePhrase::appendix_hint)) ||
         labels_appendix(heading);
}

bool labels_appendix(std::string_view line) {
  return phrase_kind(line) == PhraseKind::aftermath;
}

bool names_appendix(std::string_view heading) {
  return heading.size() <= longest_start &&
         is_one_of(folded(heading), phrases(ArticlePhrase::appendix_name));
}

bool counts_comments(std::string_view heading) {
  const std::string letters = folded(heading);
  const std::size_t begin = letters.find_first_not_of("0123456789");
  if (begin == std::string::npos) return false;
  const std::size_t end = letters.find_last_not_of("0123456789") + 1;
  if (begin == 0 && end == letters.size()) return false;
  const std::string name = letters.substr(begin, end - begin);
  return phrases(ArticlePhrase::comments).any(name, [&](const std::string& known) {
    return name == known || (begin > 0 && name.starts_with(known));
  });
}

bool heads_comments(std::string_view line) {
  const std::string letters = folded(line);
  const auto opens = [&](const std::string& name) {
    return letters == name || (name.size() >= telling_comments && letters.starts_with(name));
  };
  return counts_comments(line) || phrases(ArticlePhrase::comments_name).any(letters, opens);
}

bool is_page_notice(std::string_view sentence) {
  const std::string text = lowered(sentence);
  return starts_with_any(text, phrases(ArticlePhrase::page_start)) ||
         holds_any(text, phrases(ArticlePhrase::cookies));
}

bool is_byline(std::string_view line) {
  const std::string text = lowered(line);
  if (text.ends_with(" ago") || text.ends_with(" read")) return true;

  return starts_with_any(opening(line), phrases(ArticlePhrase::byline_start));
}

bool names_section(std::string_view line) {
  if (line.size() > longest_start) return false;
  constexpr std::string_view digits = "0123456789";
  const std::string name = folded(line);
  const std::size_t begin = name.find_first_not_of(digits);
  if (begin == name.npos) return false;
  return is_one_of(name.substr(begin, name.find_last_not_of(digits) + 1 - begin),
                   phrases(ArticlePhrase::section_name));
}

bool names_kind(std::string_view title) {
  constexpr std::size_t shortest = 10;  // bytes of a name that is hardly part of a sentence
  const std::string name = folded(title);
  bool found = false;
  phrases(ArticlePhrase::section_name).for_each([&](const std::string& section) {
    found = found ||
            (section.size() >= shortest && (name.starts_with(section) || name.ends_with(section)));
  });
  return found;
}

bool labels_title(std::string_view line) {
  return line.size() <= longest_start &&
         is_one_of(folded(line), phrases(ArticlePhrase::title_label));
}

bool is_end_mark(std::string_view line) {
  constexpr std::size_t longest_mark = 30;
  constexpr std::string_view signs = "#*-=_~. ";
  if (line.empty() || line.size() > longest_mark) return false;
  if (line.find_first_not_of(signs) == line.npos) return line.find_first_of("#*") != line.npos;
  // "-NASA-"
  const bool own = line.size() > 2 && line.front() == '-' && line.back() == '-' &&
                   std::ranges::all_of(line.substr(1, line.size() - 2),
                                       [](char c) { return c >= 'A' && c <= 'Z'; });
  if (own) return true;
  if (is_digit(line.front())) return false;  // "30" alone is a number
  return phrase_kind(line) == PhraseKind::closing ||
         is_one_of(folded(line), phrases(ArticlePhrase::end_mark));
}

namespace {

const Phrases& phrases_of(PageKind kind) {
  return kind == PageKind::wall ? phrases(ArticlePhrase::wall)
                                : phrases(ArticlePhrase::page_missing);
}

}  // namespace

bool begins_as(std::string_view line, PageKind kind) {
  return starts_with_any(lowered(line), phrases_of(kind));
}

bool says_it_is(std::string_view text, PageKind kind) {
  return holds_any(lowered(text), phrases_of(kind));
}

bool is_about_machines(std::string_view text) {
  return holds_any(lowered(text), phrases(ArticlePhrase::machine_word));
}

bool asks_for_consent(std::string_view line) {
  constexpr std::size_t opening_bytes = 100;
  if (starts_with_any(line, phrases(ArticlePhrase::consent_start)) &&
      holds_any(line, phrases(ArticlePhrase::consent_subject))) {
    return true;
  }
  return holds_any(line.substr(0, opening_bytes), phrases(ArticlePhrase::consent_partner)) &&
         holds_any(line, phrases(ArticlePhrase::consent_purpose));
}

bool labels_address(std::string_view line) {
  return starts_with_any(lowered(line), phrases(ArticlePhrase::address_label));
}

bool begins_copyright(std::string_view line) {
  return starts_with_any(lowered(line), phrases(ArticlePhrase::copyright_start));
}

bool heads_issuer(std::string_view line) {
  return !line.empty() && !is_lower(line.front()) && phrase_kind(line) == PhraseKind::none &&
         begins_with_words(lowered(line), phrases(ArticlePhrase::issuer_heading));
}

bool heads_release_part(std::string_view line) {
  const bool part = begins_with_words(lowered(line), phrases(ArticlePhrase::part_heading));
  return (part || heads_issuer(line)) && phrase_kind(line) == PhraseKind::none &&
         !opens_appendix(line);
}

bool offers_rest(std::string_view label) {
  return label.size() <= longest_start &&
         is_one_of(folded(label), phrases(ArticlePhrase::expander));
}

bool begins_valediction(std::string_view line) {
  return starts_with_any(lowered(line), phrases(ArticlePhrase::valediction));
}

namespace {

/// What stands behind one of the labels and a colon at the start of a text, in lower case; nullopt
/// without them.
std::optional<std::string_view> behind_label(std::string_view lower, const Phrases& known) {
  std::optional<std::string_view> value;
  known.any(lower, [&](const std::string& label) {
    if (!lower.starts_with(label)) return false;
    for (const std::string_view colon : {":", "\uFF1A"}) {
      if (!lower.substr(label.size()).starts_with(colon)) continue;
      value = lower.substr(label.size() + colon.size());
      return true;
    }
    return false;
  });
  return value;
}

}  // namespace

std::string_view labelled_source(std::string_view line) {
  const std::string lower = lowered(line);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (at > 0 && is_letter(lower[at])) continue;
    const auto value =
        behind_label(std::string_view(lower).substr(at), phrases(ArticlePhrase::source_label));
    const std::size_t size = value ? value->size() : 0;
    if (const auto name = trimmed(line.substr(line.size() - size)); !name.empty()) return name;
  }
  return {};
}

std::optional<std::string_view> labelled_issuer(std::string_view line) {
  const std::string lower = lowered(line);
  const auto value = behind_label(lower, phrases(ArticlePhrase::issuer_label));
  if (!value) return std::nullopt;
  return trimmed(line.substr(line.size() - value->size()));
}

bool tells_of_future(std::string_view before) {
  const std::size_t size = std::min(before.size(), longest_label);
  std::string text = lowered(before.substr(before.size() - size));
  std::size_t begin = 0;  // of the sentence
  for (const std::string_view part : {". ", "|", "\n"}) {
    const std::size_t at = text.rfind(part);
    if (at != text.npos) begin = std::max(begin, at + part.size());
  }
  // Words are looked for with a space on both sides.
  text.replace(0, begin, " ").push_back(' ');
  return holds_any(text, phrases(ArticlePhrase::future_verb));
}

DateLabel date_label(std::string_view before) {
  const std::string text =
      lowered(before.substr(before.size() - std::min(before.size(), longest_label)));
  const std::size_t published = last_end(text, phrases(ArticlePhrase::date_published));
  const std::size_t changed = last_end(text, phrases(ArticlePhrase::date_changed));
  const std::size_t other = last_end(text, phrases(ArticlePhrase::date_other));
  const std::size_t embargo = last_end(text, phrases(ArticlePhrase::date_embargo));
  if (other > std::max({published, changed, embargo})) return DateLabel::other;
  if (embargo > std::max(published, changed)) return DateLabel::embargo;
  // "updated" ends like "date".
  if (changed > 0 && changed >= published) return DateLabel::changed;
  if (published > 0 && tells_of_future(before)) return DateLabel::other;
  return published > 0 ? DateLabel::published : DateLabel::none;
}

bool has_date(std::string_view line) {
  return find_date(line, 0, DateRange{}).has_value();
}

}  // namespace dateline::html
