#include "indexer/clean/long_line.h"

#include <algorithm>
#include <array>

#include "indexer/clean/dateline.h"
#include "indexer/clean/headline.h"
#include "indexer/clean/phrases.h"
#include "indexer/clean/place_names.h"
#include "indexer/clean/spaces.h"

namespace dateline {
namespace {

constexpr std::size_t most_header_segments = 24;
constexpr std::size_t least_title_words = 4;
constexpr std::size_t longest_header_segment = 200;
constexpr std::size_t longest_menu_segment = 60;

/// A stretch between runs of three or more blanks (two may stand for a lost punctuation mark).
struct Segment {
  std::string_view text;
  std::size_t end = 0;  ///< behind it in the line
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

Segment next_segment(std::string_view line, std::size_t at) {
  while (at < line.size() && is_blank(line[at])) ++at;
  std::size_t end = at;
  for (std::size_t next = at; next < line.size();) {
    if (!is_blank(line[next])) {
      end = ++next;
      continue;
    }
    const bool tab = line[next] == '\t';
    while (next < line.size() && is_blank(line[next])) ++next;
    if (next - end >= 3 || tab) break;
    // A segment of prose is no part of the header, wherever it ends.
    if (end - at > longest_header_segment) break;
  }
  return {line.substr(at, end - at), end};
}

/// Whether nothing of a release is in the segment: "Sitemap", "April 2005 Press Releases".
bool is_menu(std::string_view segment) {
  const auto kind = phrase_kind(segment);
  if (kind == PhraseKind::menu || kind == PhraseKind::aftermath) return true;
  if (count_words(segment) > 5) return false;
  // A menu word behind the month that it is the archive of.
  const auto words = segment.find_last_of("0123456789");
  return words != segment.npos && phrase_kind(segment.substr(words + 1)) == PhraseKind::menu;
}

std::string_view without_trailing_menu(std::string_view line) {
  for (line = trim_blanks(line); !line.empty();) {
    const auto gap = line.rfind("   ");
    if (gap == line.npos) return line;
    const auto last = trim_blanks(line.substr(gap));
    if (!is_menu(last) && phrase_kind(last) != PhraseKind::closing) return line;
    line = trim_blanks(line.substr(0, gap));
  }
  return line;
}

bool names_contact(std::string_view segment) {
  return std::ranges::any_of(std::array{"Contact", "CONTACT", "Phone", "For more"},
                             [&](std::string_view label) { return segment.starts_with(label); });
}

bool is_place(std::string_view segment) {
  if (is_dateline_city(segment)) return true;
  const auto city = segment.substr(0, segment.find_first_of(", "));
  return is_dateline_city(city) && is_us_state(trim_blanks(segment.substr(city.size())));
}

/// Reads the segments before the text one by one.
class HeaderReader {
 public:
  HeaderReader(std::string_view line, const DateRange& range, PageParts& parts)
      : line_(line), range_(range), parts_(parts) {}

  /// Notes title, dates and place, and returns where the text begins.
  std::size_t read() {
    std::size_t at = behind_site_name();
    std::size_t text_begin = at;
    bool in_text = false;
    for (std::size_t count = 0; count < most_header_segments; ++count) {
      const Segment segment = next_segment(line_, at);
      if (segment.text.empty() || segment.text.size() > longest_header_segment) break;
      in_text = !take(segment.text) || in_text;
      at = segment.end;
      if (!in_text) text_begin = at;
    }
    return text_begin;
  }

 private:
  /// Short segments up to a menu word ("Senator NAME   STATE   Press Releases") are the site's.
  std::size_t behind_site_name() const {
    std::size_t behind_menu = 0;
    std::size_t at = 0;
    for (std::size_t count = 0; count < most_header_segments; ++count) {
      const Segment segment = next_segment(line_, at);
      if (segment.text.empty() || segment.text.size() > longest_menu_segment) break;
      if (is_menu(segment.text)) behind_menu = segment.end;
      at = segment.end;
    }
    return behind_menu;
  }

  /// Whether the segment is of the header alone, and the text does not begin with it.
  bool take(std::string_view segment) {
    if (is_menu(segment) || phrase_kind(segment) == PhraseKind::opening) return true;
    if (const auto match = leading_date(segment, range_)) {
      parts_.dates.push_back({match->date, match->time, DateSource::header});
      segment = trim_blanks(segment.substr(match->end));
      if (segment.empty()) return true;
    }
    if (is_place(segment)) {
      if (parts_.place.empty()) parts_.place = fold_spaces(segment);
      return false;
    }
    return parts_.title.empty() ? take_title(segment) : is_same_headline(segment, parts_.title);
  }

  bool take_title(std::string_view segment) {
    segment = without_release_label(segment);
    if (count_words(segment) < least_title_words || names_contact(segment)) return false;
    if (leading_dateline(segment, range_) || inner_dateline(segment, segment.size(), range_)) {
      return false;
    }
    parts_.title = fold_spaces(segment);
    return true;
  }

  std::string_view line_;
  const DateRange& range_;
  PageParts& parts_;
};

}  // namespace

PageParts read_long_line(std::string_view text, const DateRange& range) {
  PageParts parts;
  const auto line = without_trailing_menu(text);
  const std::size_t begin = HeaderReader(line, range, parts).read();
  parts.body = fold_spaces(line.substr(begin));
  if (const auto match = leading_date(parts.body, range)) {
    parts.dates.push_back({match->date, match->time, DateSource::header});
    parts.body.erase(0, parts.body.find_first_not_of(" ,.", match->end));
  }
  if (parts.title.empty()) {
    auto [title, end] = opening_words(parts.body, range);
    parts.title = std::move(title);
    parts.body.erase(0, end);
  }
  return parts;
}

}  // namespace dateline
