#include "indexer/clean/page_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/clean/end_lines.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/headline.h"

namespace dateline {
namespace {

/// Whether a line is the date of a letter: its addressee follows, or a sentence that announces it
/// stands above.
bool is_date_of_letter(std::span<const PageLine> lines, std::size_t i) {
  constexpr std::size_t reach = 8;
  static constexpr std::array<std::string_view, 4> addressees{"Dear ", "The Honorable",
                                                              "Honorable ", "To the Honorable"};
  if (i > 0 && lines[i - 1].text.find("etter") != std::string_view::npos &&
      (lines[i - 1].text.ends_with(':') || lines[i - 1].is_prose())) {
    return true;
  }
  const auto next = lines.subspan(i + 1, std::min(reach, lines.size() - i - 1));
  return std::ranges::any_of(next, [](const PageLine& line) {
    return std::ranges::any_of(
        addressees, [&](std::string_view addressee) { return line.text.starts_with(addressee); });
  });
}

/// Whether a line says when something is held: "WHEN: Tuesday, July 3, 2007".
bool is_date_of_event(std::span<const PageLine> lines, std::size_t i) {
  static constexpr std::array<std::string_view, 6> labels{"when",   "wann",   "quand",
                                                          "cuándo", "cuando", "quando"};
  const auto names_event = [](std::string_view line) {
    const std::string begin = lowered(line.substr(0, 10));
    return std::ranges::any_of(labels, [&](std::string_view label) {
      return begin.starts_with(label) &&
             (begin.size() == label.size() || !is_letter_byte(begin[label.size()]));
    });
  };
  return names_event(lines[i].text) ||
         (i > 0 && lines[i - 1].words() <= 2 && names_event(lines[i - 1].text));
}

bool is_change_label(std::string_view text) {
  return html::date_label(text) == html::DateLabel::changed;
}

/// Whether the line above labels the date as that of the last change.
bool is_date_of_change(std::span<const PageLine> lines, std::size_t i) {
  return i > 0 && lines[i - 1].phrase == PhraseKind::menu && is_change_label(lines[i - 1].text);
}

/// Whether the date of a line follows a label of releases, on it or on the line above.
bool is_date_of_release(std::span<const PageLine> lines, std::size_t i) {
  if (i > 0 && lines[i - 1].phrase == PhraseKind::opening) return true;
  return without_release_label(lines[i].text).size() < lines[i].text.size();
}

/// Whether a label of publication stands before a date, on its line or on the line above.
bool is_date_of_label(std::span<const PageLine> lines, std::size_t i, const DateMatch& date) {
  constexpr std::size_t most_words = 4;  // "Published 08:30, Tuesday, 7 March 2023"
  if (i > 0 && lines[i - 1].phrase == PhraseKind::date_label) return true;
  const std::string_view before = lines[i].text.substr(0, date.begin);
  return count_words(before) <= most_words && is_labelled(before, date);
}

/// The first date that a label calls that of the last change.
std::optional<DateMatch> change_date(std::span<const PageLine> lines, const DateRange& range) {
  for (const PageLine& line : lines) {
    if (line.date || line.byline_date) continue;
    auto found = find_date(line.text, 0, range);
    if (found && is_change_label(line.text.substr(0, found->begin))) return found;
  }
  return std::nullopt;
}

}  // namespace

bool is_date_of_other(std::span<const PageLine> lines, std::size_t i) {
  return is_date_of_event(lines, i) || is_date_of_letter(lines, i);
}

std::vector<DateCandidate> header_dates(std::span<const PageLine> lines, const LineRange& body,
                                        const DateRange& range) {
  struct Found {
    int kind;
    std::size_t distance;
    DateCandidate date;
  };
  std::vector<Found> found;
  const std::size_t end =
      std::min({body.begin + header_lines_in_body, std::max(body.end, body.begin), lines.size()});
  std::size_t text = body.begin;
  while (text < end && !lines[text].is_prose()) ++text;
  for (std::size_t i = 0; i < end; ++i) {
    // Running text may mention other dates.
    const auto& match = lines[i].date || i > text ? lines[i].date : lines[i].byline_date;
    if (!match || is_date_of_event(lines, i) || is_date_of_change(lines, i)) continue;
    const bool of_release = is_date_of_release(lines, i);
    const bool has_label = is_date_of_label(lines, i, *match);
    const bool in_text = i > text || is_date_of_letter(lines, i);
    const bool doubtful = in_text && !of_release && !has_label;
    const int kind = doubtful ? 3 : has_label ? 0 : lines[i].date ? 1 : 2;
    found.push_back(
        {kind,
         i < text ? text - i : i - text,
         {match->date, match->time, doubtful ? DateSource::text : DateSource::header, of_release}});
  }
  // The first line of a page may tell the day on which it was read.
  const bool begins_with_date = !found.empty() && lines.front().date && found.front().kind == 1;
  if (begins_with_date && found.front().date.time.empty()) {
    const bool timed =
        std::ranges::any_of(found, [](const Found& one) { return !one.date.time.empty(); });
    if (timed) {
      found.front().kind = 2;
    } else if (const auto changed = change_date(lines.first(text), range);
               changed && changed->date < found.front().date.date) {
      // No release was published after its last change.
      found.front().kind = 2;
      found.push_back({1, 0, {changed->date, changed->time, DateSource::header}});
    }
  }
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
    return std::pair(a.kind, a.distance) < std::pair(b.kind, b.distance);
  });
  std::vector<DateCandidate> dates;
  dates.reserve(found.size());
  for (Found& one : found) dates.push_back(std::move(one.date));
  return dates;
}

std::optional<DateCandidate> date_behind(std::span<const PageLine> lines, const LineRange& body,
                                         const DateRange& range) {
  constexpr std::size_t reach = 12;
  const std::size_t end = std::min(lines.size(), body.end + reach);
  if (body.end > body.begin) {
    if (const auto sent = transmission_of(lines[body.end - 1].text, range)) {
      return DateCandidate{sent->date, sent->time, DateSource::header};
    }
  }
  for (std::size_t i = body.end; i < end && lines[i].phrase != PhraseKind::aftermath; ++i) {
    const auto& match = lines[i].date ? lines[i].date : lines[i].byline_date;
    if (!match) continue;
    const bool has_label = is_date_of_label(lines, i, *match);
    const bool timed =
        lines[i].date ? !match->time.empty() : transmission_of(lines[i].text, range).has_value();
    if (!has_label && !timed) continue;
    return DateCandidate{match->date, match->time, DateSource::header};
  }
  return std::nullopt;
}

}  // namespace dateline
