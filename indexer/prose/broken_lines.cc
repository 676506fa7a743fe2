#include "indexer/prose/broken_lines.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/numerals.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/place_names.h"
#include "indexer/prose/sentence_end.h"
#include "indexer/prose/stop_words.h"

namespace dateline {
namespace {

/// Start of the last `count` blanks in a row, or npos. Looks at one character in `count`.
std::size_t last_blanks(std::string_view line, std::size_t count) {
  for (std::size_t end = line.size(); end >= count;) {
    const auto other = line.substr(0, end).find_first_not_of(' ', end - count);
    if (other == line.npos) return end - count;
    end = other;
  }
  return line.npos;
}

/// Position of the blanks that separate a headline from a label at the end of its line ("For
/// Immediate Release: May 3, 2021"), as left by a table row; npos if there are none.
std::size_t find_trailing_label(std::string_view line) {
  constexpr std::size_t wide_gap = 5;  // blanks
  constexpr std::size_t longest_headline_line = 1000;
  if (line.size() > longest_headline_line) return line.npos;
  const auto gap = last_blanks(line, wide_gap);
  if (gap == line.npos) return gap;
  const auto last = trimmed<is_space>(line.substr(gap));
  return without_release_label(last).size() < last.size() ? gap : line.npos;
}

/// Position of the tab of a table of the page that parts an entry of a menu from a headline
/// ("Join us", "The party asks the minister to resign") or the opening of a release; npos if there
/// is none.
std::size_t find_cell_end(std::string_view line) {
  constexpr std::size_t longest_cell = 40;  // bytes
  constexpr std::size_t most_words_of_cell = 3;
  constexpr std::size_t least_words_of_headline = 6;
  const std::size_t tab = line.substr(0, longest_cell).find('\t');
  if (tab == line.npos || line.find('\t', tab + 1) != line.npos) return line.npos;
  const auto cell = trimmed<is_space>(line.substr(0, tab));
  constexpr std::ptrdiff_t least_letters = 3;  // a mark of a list has fewer
  const bool entry = std::ranges::count_if(cell, is_letter) >= least_letters &&
                     !cell.ends_with(':') && std::ranges::none_of(cell, is_digit) &&
                     count_words(cell) <= most_words_of_cell;
  const auto next = trimmed<is_space>(line.substr(tab));
  const bool parts =
      count_words(next) >= least_words_of_headline || phrase_kind(next) == PhraseKind::opening;
  return entry && parts ? tab : line.npos;
}

/// Without blanks, and without the marks of no width that editors of pages leave (U+200B, U+FEFF).
std::string_view trimmed_line(std::string_view line) {
  constexpr std::size_t size = 3;  // bytes of each mark
  const auto is_mark = [](std::string_view text) { return text == "\u200B" || text == "\uFEFF"; };
  while (true) {
    line = trimmed<is_space>(line);
    if (line.size() < size) return line;
    const bool begins = static_cast<signed char>(line.front()) < 0 && is_mark(line.substr(0, size));
    const bool ends =
        static_cast<signed char>(line.back()) < 0 && is_mark(line.substr(line.size() - size));
    if (!begins && !ends) return line;
    begins ? line.remove_prefix(size) : line.remove_suffix(size);
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto line = trimmed_line(take_until(text, '\n'));
    if (const auto gap = std::min(find_trailing_label(line), find_cell_end(line));
        gap != line.npos) {
      lines.push_back(trimmed<is_space>(line.substr(0, gap)));
      line = trimmed<is_space>(line.substr(gap));
    }
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

/// An e-mail address or URL, which is a line by itself.
bool is_address(std::string_view line) {
  return has_mail_address(line.substr(0, line.find(' '))) || line.starts_with("www.") ||
         line.starts_with("http");
}

bool is_dash(std::string_view line) {
  return line == "–" || line == "—" || line == "-";
}

/// Whether a line is a place that the dateline on the next line continues ("WASHINGTON", "– A").
bool opens_dateline(std::string_view first, std::string_view second) {
  return (second.starts_with("– ") || second.starts_with("— ")) && is_dateline_city(first);
}

/// Whether the last mark of a line, “, opens a quotation. In German and Czech it closes one that „
/// opens.
bool ends_with_opening_quote(std::string_view line) {
  if (!line.ends_with("“")) return false;
  constexpr std::size_t longest_quote = 1024;  // bytes
  line.remove_suffix(std::string_view("“").size());
  line = line.substr(line.size() - std::min(line.size(), longest_quote));
  const std::size_t low = line.rfind("„");
  return low == line.npos || line.find("“", low) != line.npos;
}

bool ends_with_opening_mark(std::string_view line) {
  return line.ends_with("(") || line.ends_with("$") || ends_with_opening_quote(line);
}

bool begins_with_closing_mark(std::string_view line) {
  return line.starts_with("”") || (line.starts_with("’") && short_article_size(line) == 0) ||
         std::string_view(",.;:)").find(line[0]) != std::string_view::npos;
}

/// The end of a label of this kind at the start of a line, or 0.
std::size_t label_end(std::string_view line, PhraseKind kind) {
  constexpr int most_words = 3;
  std::size_t end = 0;
  for (int words = 0; words < most_words && end < line.size(); ++words) {
    end = std::min(line.find(' ', end + 1), line.size());
    if (phrase_kind(line.substr(0, end)) == kind) return end;
  }
  return 0;
}

/// Whether a line between headline and text, though its first letter is small, tells the day or
/// the author: "lunedì 5 ottobre 2020", "posted on March 4, 2020 in Press", "by Ida Holm | May 3".
bool is_of_header(std::string_view line) {
  constexpr std::size_t longest = 120;  // bytes
  constexpr std::size_t most_words_behind_date = 3;
  if (line.size() > longest || ends_sentence(line)) return false;
  if (line.find('|') == line.npos && next_digit(line, 0) == line.size()) return false;
  if (const auto date = leading_date(line, {})) {
    return count_words(line.substr(date->end)) <= most_words_behind_date ||
           line.find(" | ") != line.npos;
  }
  const auto author = line.substr(label_end(line, PhraseKind::author_label));
  if (author.size() == line.size() || author.size() < 2) return false;
  if (author.find(" | ") != author.npos) return true;
  if (is_lower(author[1])) return false;
  const auto date = find_date(author, 0, {});
  return date && date->begin > 1 && count_words(author.substr(date->end)) <= most_words_behind_date;
}

/// Whether a sentence is broken off behind a small word, as where the words of a link were on a
/// line of their own: "kept for ninety days on the".
bool breaks_off(std::string_view line) {
  constexpr std::uint32_t least_words = 9;
  const std::size_t space = line.rfind(' ');
  if (space == line.npos || space == 0) return false;
  const char before = line[space - 1];  // items of a list end with "; and"
  const auto last = line.substr(space + 1);
  return before != ';' && before != ',' && is_lower(last.front()) &&
         count_all_words(last).stop_words == 1 && count_all_words(line).words >= least_words;
}

/// Whether each word of a line but small ones ("of") has a capital: a name, or an entry of a menu.
bool is_capitalised(std::string_view line) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    if (!word.empty() && is_lower(word[0]) && count_all_words(word).stop_words == 0) return false;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return true;
}

/// Whether two lines are too short to be those of a wrapped text: a name, and below it not a
/// sentence.
bool are_entries(std::string_view first, std::string_view second) {
  constexpr std::size_t longest = 30;  // bytes
  return first.size() <= longest && second.size() <= longest && !ends_sentence(second) &&
         is_capitalised(first) &&
         count_all_words(second.substr(0, second.find(' '))).stop_words == 0;
}

/// Whether the second line continues the sentence of the first.
bool goes_on(std::string_view first, std::string_view second) {
  if (ends_with_opening_mark(first)) return true;
  if (ends_sentence(first)) return second.starts_with("”");
  const bool small = is_lower(second[0]) && !are_entries(first, second);
  const bool continues =
      (small && !is_address(second) && !is_of_header(second)) || is_dash(second) ||
      first.back() == ',' || first.ends_with("–") || begins_with_closing_mark(second) ||
      opens_dateline(first, second) ||
      (breaks_off(first) && !is_address(second) && !leading_dateline(second, {}));
  return continues && phrase_kind(first) == PhraseKind::none &&
         phrase_kind(second) == PhraseKind::none && notice_kind(second) == NoticeKind::none;
}

/// Whether the second line is the rest of a headline: a few words between a long line and the
/// dateline.
bool ends_headline(std::string_view first, std::string_view second, std::string_view third) {
  constexpr std::size_t least_headline = 40;  // bytes
  constexpr std::size_t most_words = 3;
  constexpr std::size_t longest_headline = 160;
  constexpr std::size_t longest_rest = 40;  // bytes
  if (first.size() < least_headline || first.size() > longest_headline) return false;
  if (second.size() > longest_rest || second.find(':') != second.npos) return false;
  if (ends_sentence(first) || ends_sentence(second)) return false;
  // Headlines in capitals are stacked.
  if (std::ranges::none_of(first, is_lower)) return false;
  if (count_words(second) > most_words || std::ranges::any_of(second, is_digit)) return false;
  return phrase_kind(first) == PhraseKind::none && phrase_kind(second) == PhraseKind::none &&
         !has_contact(second) && leading_dateline(third, {}).has_value();
}

}  // namespace

std::vector<std::string_view> join_broken_lines(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const std::string_view next = i + 1 < lines.size() ? lines[i + 1] : std::string_view();
    if (kept > 0 &&
        (goes_on(lines[kept - 1], line) || ends_headline(lines[kept - 1], line, next))) {
      std::string_view& last = lines[kept - 1];
      last = {last.data(), static_cast<std::size_t>(line.data() + line.size() - last.data())};
    } else {
      lines[kept++] = line;
    }
  }
  lines.resize(kept);
  return lines;
}

}  // namespace dateline
