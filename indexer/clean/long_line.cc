#include "indexer/clean/text_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/place_names.h"
#include "indexer/prose/stop_words.h"

namespace dateline {
namespace {

constexpr std::size_t most_header_segments = 24;
constexpr std::size_t least_title_words = 4;
constexpr std::size_t most_title_words = 30;  ///< if it is longer than all that follows
constexpr std::size_t longest_header_segment = 200;
constexpr std::size_t longest_menu_segment = 60;

/// A stretch between runs of three or more blanks (two may replace a lost punctuation mark).
struct LineSegment {
  std::string_view text;
  std::size_t end = 0;  ///< position after it in the line
};

/// Whether blanks separate the day of a date from its year.
bool splits_date(std::string_view line, std::size_t end, std::size_t next) {
  if (end == 0 || !is_digit(line[end - 1])) return false;
  const auto year = line.substr(next, 5);
  return (year.starts_with("19") || year.starts_with("20")) &&
         std::ranges::count_if(year, is_digit) == 4 && (year.size() < 5 || year.back() == ' ');
}

LineSegment next_segment(std::string_view line, std::size_t at) {
  while (at < line.size() && is_space_or_tab(line[at])) ++at;
  std::size_t end = at;
  for (std::size_t next = at; next < line.size();) {
    if (!is_space_or_tab(line[next])) {
      end = ++next;
      continue;
    }
    const bool tab = line[next] == '\t';
    while (next < line.size() && is_space_or_tab(line[next])) ++next;
    if ((next - end >= 3 || tab) && !splits_date(line, end, next)) break;
    // A segment of prose is not part of the header, wherever it ends.
    if (end - at > longest_header_segment) break;
  }
  return {line.substr(at, end - at), end};
}

/// Whether the segment has nothing of a release: "Sitemap", "April 2005 Press Releases".
bool is_menu(std::string_view segment) {
  const auto kind = phrase_kind(segment);
  if (kind == PhraseKind::menu || kind == PhraseKind::aftermath) return true;
  if (count_words(segment) > 5 || leading_date(segment, {})) return false;
  // A menu word after the month of an archive.
  const auto words = segment.find_last_of("0123456789");
  return words != segment.npos && phrase_kind(segment.substr(words + 1)) == PhraseKind::menu;
}

/// The last segment of a trimmed line; empty if there is only one.
std::string_view last_segment(std::string_view line) {
  const auto gap = line.rfind("   ");
  return gap == line.npos ? std::string_view() : trimmed<is_space>(line.substr(gap));
}

/// A contact label or a telephone number.
bool names_contact(std::string_view segment) {
  constexpr std::ptrdiff_t digits_of_number = 7;
  const auto digits = std::ranges::count_if(segment, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= digits_of_number ||
         std::ranges::any_of(std::array{"Contact", "CONTACT", "Phone", "For more"},
                             [&](std::string_view label) { return segment.starts_with(label); });
}

bool is_place(std::string_view segment) {
  if (is_dateline_city(segment)) return true;
  const auto city = segment.substr(0, segment.find_first_of(", "));
  return is_dateline_city(city) && is_state(trimmed<is_space>(segment.substr(city.size())));
}

/// Whether a text starts with a place of datelines.
bool begins_with_place(std::string_view text) {
  const auto city = text.substr(0, text.find_first_of(", "));
  return is_dateline_city(city) ||
         is_dateline_city(text.substr(0, text.find(' ', city.size() + 1)));
}

/// Whether a text starts with the hours of an event, some of whose marks may be lost: "10 00 a m",
/// "7:30 - 9:00 p.m.".
bool begins_with_hours(std::string_view text) {
  text = trimmed<is_space>(text);
  const auto end = text.find_first_not_of("0123456789 .:-");
  if (text.empty() || !is_digit(text[0]) || end == text.npos) return false;
  const char half = to_lower(text[end]);
  const auto rest = text.substr(end + 1, 2);
  return (half == 'a' || half == 'p') &&
         rest.find_first_of("mM") == std::min(rest.find_first_not_of(" ."), rest.size());
}

/// The text without a weekday at its end.
std::string_view without_weekday(std::string_view text) {
  text = trimmed<is_space>(text);
  const auto last = text.substr(text.rfind(' ') + 1);
  return is_weekday(last) ? trimmed<is_space>(text.substr(0, text.size() - last.size())) : text;
}

/// Whether a text leads over to what follows: "the meeting on".
bool ends_inside_sentence(std::string_view text) {
  return count_all_words(lowered(text.substr(text.rfind(' ') + 1))).stop_words > 0;
}

/// Whether the segment belongs to the site rather than the release: a menu word, or learned from
/// other pages.
bool is_furniture(std::string_view segment, const SourceBoilerplate& boilerplate) {
  constexpr double learned_share = 0.2;
  if (is_menu(segment)) return true;
  return boilerplate.pages() > 0 && !is_place(segment) && !names_contact(segment) &&
         boilerplate.share(block_digest(segment)) >= learned_share;
}

std::string_view without_trailing_menu(std::string_view line,
                                       const SourceBoilerplate& boilerplate) {
  line = trimmed<is_space>(line);
  for (auto last = last_segment(line); !last.empty(); last = last_segment(line)) {
    if (!is_furniture(last, boilerplate) && phrase_kind(last) != PhraseKind::closing) break;
    line = trimmed<is_space>(line.substr(0, line.size() - last.size()));
  }
  return line;
}

/// The text after labels ("FOR IMMEDIATE RELEASE") and contacts up to their telephone number.
std::string_view without_opening(std::string_view text) {
  constexpr std::size_t reach_of_contacts = 160;
  constexpr int digits_of_number = 10;
  std::string_view before;
  while (before.size() != text.size()) {
    before = text;
    text = without_release_label(text);
    if (!text.starts_with("CONTACT ") && !text.starts_with("Contact ")) continue;
    int digits = 0;
    for (std::size_t at = 0; at < std::min(text.size(), reach_of_contacts); ++at) {
      if (text[at] < '0' || text[at] > '9' || ++digits < digits_of_number) continue;
      text = trimmed<is_space>(text.substr(at + 1));
      break;
    }
  }
  return text;
}

/// Reads the segments before the text one by one.
class HeaderReader {
 public:
  HeaderReader(std::string_view line, const SourceBoilerplate& boilerplate, const DateRange& range,
               PageParts& parts)
      : line_(line), boilerplate_(boilerplate), range_(range), parts_(parts) {}

  /// Records title, dates and place, and returns where the text starts.
  std::size_t read() {
    std::size_t at = behind_site_name();
    std::size_t text_begin = at;
    for (std::size_t count = 0; count < most_header_segments; ++count) {
      const LineSegment segment = next_segment(line_, at);
      if (segment.text.size() > longest_header_segment && !after_prose_ && !in_text_) {
        take_run_in_date(segment.text.substr(0, longest_header_segment));
      }
      if (segment.text.empty() || segment.text.size() > longest_header_segment) break;
      in_text_ = !take(segment) || in_text_;
      at = segment.end;
      if (!in_text_) text_begin = at;
    }
    return text_begin;
  }

 private:
  /// Short segments up to a menu word ("Senator NAME STATE Press Releases") belong to the site, but
  /// not those around the date of the release. Pages may be named by a date.
  std::size_t behind_site_name() const {
    std::size_t behind_menu = 0;
    std::size_t at = 0;
    for (std::size_t count = 0; count < most_header_segments; ++count) {
      const LineSegment segment = next_segment(line_, at);
      if (segment.text.empty() || segment.text.size() > longest_menu_segment) break;
      if (count > 0 && leading_date(segment.text, range_)) break;
      if (is_furniture(segment.text, boilerplate_) && !goes_on(segment)) behind_menu = segment.end;
      at = segment.end;
    }
    return behind_menu;
  }

  /// Whether a sentence goes on behind the segment.
  bool goes_on(const LineSegment& segment) const {
    constexpr std::size_t least_words = 3;
    const auto next = line_.find_first_not_of(" \t", segment.end);
    return next != line_.npos && is_lower(line_[next]) && count_words(segment.text) >= least_words;
  }

  /// Whether the segment belongs only to the header, and the text does not start with it.
  bool take(const LineSegment& whole) {
    std::string_view segment = whole.text;
    const bool after_label = std::exchange(after_label_, false);
    after_label_ = phrase_kind(segment) == PhraseKind::opening;
    if (after_label_) return true;
    if (is_furniture(segment, boilerplate_)) return !goes_on(whole);
    const auto unlabelled = without_release_label(segment);
    const bool of_release = after_label || unlabelled.size() < segment.size();
    segment = unlabelled;
    if (const auto match = leading_date(segment, range_)) {
      segment = trimmed<is_space>(segment.substr(match->end));
      // A date below running text may be that of a quoted letter.
      const bool of_event = begins_with_hours(segment.empty() ? line_.substr(whole.end) : segment);
      const bool doubtful = of_event || (after_prose_ && !of_release);
      parts_.dates.push_back({match->date, match->time,
                              doubtful ? DateSource::text : DateSource::header,
                              of_release && !of_event});
      if (segment.empty() || is_furniture(segment, boilerplate_)) return true;
    }
    if (is_place(segment)) {
      if (parts_.place.empty()) parts_.place = fold_spaces(segment);
      return false;
    }
    if (parts_.title.empty()) return take_title(segment);
    if (is_same_headline(segment, parts_.title)) return true;
    // The last line of the headline, with the date.
    if (!in_text_) take_run_in_date(segment);
    after_prose_ = after_prose_ || count_words(segment) >= least_title_words;
    return false;
  }

  bool take_title(std::string_view segment) {
    segment = without_release_label(segment);
    // Behind a place, the text has begun.
    after_prose_ = !parts_.place.empty();
    const RunInDate run_in = after_prose_ ? RunInDate{segment, {}} : take_run_in_date(segment);
    if (count_words(run_in.headline) < least_title_words || names_contact(run_in.headline)) {
      return false;
    }
    if (leading_dateline(run_in.headline, range_) ||
        inner_dateline(run_in.headline, run_in.headline.size(), range_)) {
      return false;
    }
    parts_.title = fold_spaces(run_in.headline);
    return run_in.rest.empty() || is_place(run_in.rest);
  }

  /// A headline, and what follows the date that was run into it.
  struct RunInDate {
    std::string_view headline;
    std::string_view rest;
  };

  /// Records the date that was run into a headline, with the place or the label of a release.
  RunInDate take_run_in_date(std::string_view segment) {
    const auto match = find_date(segment, 0, range_);
    if (!match) return {segment, {}};
    const auto headline = without_weekday(segment.substr(0, match->begin));
    if (ends_inside_sentence(headline)) return {segment, {}};
    const auto rest = trimmed<is_space>(segment.substr(match->end));
    const bool is_label = phrase_kind(rest) == PhraseKind::opening;
    const bool of_release = is_label || without_release_label(rest).size() < rest.size();
    if (!rest.empty() && !begins_with_place(rest) && !of_release) return {segment, {}};
    parts_.dates.push_back({match->date, match->time, DateSource::header, of_release});
    if (is_place(rest)) parts_.place = fold_spaces(rest);
    return {headline, is_label ? std::string_view() : rest};
  }

  std::string_view line_;
  const SourceBoilerplate& boilerplate_;
  const DateRange& range_;
  PageParts& parts_;
  bool after_label_ = false;  ///< whether the last segment was "FOR IMMEDIATE RELEASE"
  bool in_text_ = false;
  bool after_prose_ = false;
};

}  // namespace

std::vector<std::string_view> long_line_edges(std::string_view text, const DateRange& range) {
  constexpr std::size_t most_trailing_segments = 8;
  std::vector<std::string_view> edges;
  std::size_t begin = 0;
  for (std::size_t count = 0; count < most_header_segments; ++count) {
    const LineSegment segment = next_segment(text, begin);
    if (segment.text.empty() || segment.text.size() > longest_header_segment) break;
    if (!leading_date(segment.text, range)) edges.push_back(segment.text);
    begin = segment.end;
  }
  auto line = trimmed<is_space>(text.substr(begin));
  for (std::size_t count = 0; count < most_trailing_segments; ++count) {
    const auto last = last_segment(line);
    if (last.empty() || last.size() > longest_menu_segment) break;
    edges.push_back(last);
    line = trimmed<is_space>(line.substr(0, line.size() - last.size()));
  }
  return edges;
}

PageParts read_long_line(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range) {
  PageParts parts;
  const auto line = without_trailing_menu(text, boilerplate);
  const std::size_t begin = HeaderReader(line, boilerplate, range, parts).read();
  parts.body = fold_spaces(line.substr(begin));
  if (const auto match = leading_date(parts.body, range)) {
    parts.dates.push_back({match->date, match->time, DateSource::header});
    parts.body.erase(0, parts.body.find_first_not_of(" ,.", match->end));
  }
  // A text short enough to pass for a headline is still a text.
  const bool is_text =
      count_words(parts.title) > most_title_words || holds_several_sentences(parts.title);
  if (parts.body.size() < parts.title.size() && is_text) {
    parts.body = fold_spaces(parts.title + ' ' + parts.body);
    parts.title.clear();
  }
  if (parts.body.empty()) parts.body = parts.title;
  if (parts.title.empty()) {
    // After a place whose dash was lost, the sentence starts.
    auto opening = without_opening(parts.body);
    if (opening.starts_with(parts.place))
      opening = trimmed<is_space>(opening.substr(parts.place.size()));
    auto [title, end] = opening_words(opening, range);
    parts.title = std::move(title);
    if (end > 0) parts.body = std::string(opening.substr(end));
  }
  return parts;
}

}  // namespace dateline
