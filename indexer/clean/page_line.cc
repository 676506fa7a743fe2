#include "indexer/clean/page_line.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/clean/line_context.h"
#include "indexer/clean/line_kind.h"
#include "indexer/html/minguo_date.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/broken_lines.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/place_line.h"
#include "indexer/prose/sentence_end.h"
#include "indexer/prose/stop_words.h"

namespace dateline {
namespace {

constexpr double learned_share = 0.2;  ///< from here on a line belongs to the source, not the page
constexpr std::size_t longest_date_line = 120;
constexpr std::size_t longest_byline = 400;
constexpr std::size_t counted_bytes = 600;  ///< of a line: enough to recognise prose
constexpr std::uint32_t enough_words = 60;  ///< unless most of them are blanks
constexpr std::size_t longest_copyright_line = 300;
constexpr std::uint32_t least_ideographs = 18;  ///< of a sentence

/// Whether a label marks a modification date.
bool names_change(std::string_view label) {
  return html::date_label(label) == html::DateLabel::changed;
}

/// Whether a line says when the page was changed: "Updated: 9 March 2020".
bool tells_change(std::string_view text, const DateMatch& date) {
  constexpr std::size_t most_words_before = 3;
  constexpr std::size_t most_words_behind = 4;
  static constexpr std::array<std::string_view, 8> articles{" on", " am", " le", " em",
                                                            " el", " il", " op", " den"};
  if (text.size() > longest_date_line) return false;
  if (count_words(text.substr(date.end)) > most_words_behind) return false;
  const auto label = trimmed<is_space>(text.substr(0, date.begin));
  const std::size_t words = count_words(label);
  const bool whole =
      label.ends_with(':') || words < most_words_before ||
      std::ranges::any_of(articles, [&](auto article) { return label.ends_with(article); });
  return whole && words <= most_words_before && names_change(label);
}

/// A place and a date that are all of a line: "Lausenne, le 5 avril 2016", "Maple Forks, IA (Acme
/// Wire) January 28, 2014", "Madrid, 2 de diciembre de 2021 (Consejo de Ministros)".
bool is_place_and_date(std::string_view text, const DateMatch& date) {
  constexpr std::size_t most_words = 6;
  static constexpr std::array<std::string_view, 9> articles{" le", " den", " am", " dnia", " de",
                                                            " el", " il",  " op", " em"};
  auto before = trimmed<is_space>(text.substr(0, date.begin));
  const auto behind = trimmed<is_space>(text.substr(date.end));
  const bool alone = behind.empty() || (behind.starts_with('(') && behind.ends_with(')'));
  if (!alone || before.empty() || is_lower(before.front())) return false;
  if (count_words(before) > most_words || before.find(':') != before.npos) return false;
  if (std::ranges::any_of(before, is_digit)) return false;
  const auto* const article =
      std::ranges::find_if(articles, [&](std::string_view one) { return before.ends_with(one); });
  if (article != articles.end()) before.remove_suffix(article->size());
  return before.ends_with(',') || before.ends_with(')');
}

/// A date with a year of the Republic of China that is all of a line but its label:
/// "發布日期：113-08-27".
std::optional<DateMatch> minguo_line_date(std::string_view text, const DateRange& range) {
  constexpr std::size_t longest = 60;  // bytes
  constexpr std::size_t longest_rest = 9;
  const bool ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
  if (ascii || text.size() > longest) return std::nullopt;
  auto match = html::find_minguo_date(text);
  if (!match || !range.contains(match->date)) return std::nullopt;
  const auto before = text.substr(0, match->begin);
  const auto behind = text.substr(match->end);
  const bool labelled =
      html::date_label(before) == html::DateLabel::published || html::names_minguo_date(before);
  const bool whole = before.empty() && behind.starts_with("日") && behind.size() <= longest_rest;
  return labelled || whole ? match : std::nullopt;
}

/// Whether bars part a date from the other words of its line: "Ida Holm | May 3, 2021 | News".
bool stands_between_bars(std::string_view text, const DateMatch& date) {
  const auto before = trimmed<is_space>(text.substr(0, date.begin));
  const auto behind = trimmed<is_space>(text.substr(date.end));
  return before.ends_with('|') && (behind.empty() || behind.starts_with('|'));
}

/// The first date of a line among few other words, or right behind a label, that is not a
/// modification date.
std::optional<DateMatch> date_among_words(const PageLine& line, DateMatch&& first,
                                          const DateRange& range) {
  constexpr std::size_t most_words = 20;
  constexpr std::size_t most_other_words = 8;
  const std::string_view text = line.text;
  if (is_labelled(text, first)) return std::move(first);
  if (text.size() > longest_date_line || line.words() > most_words) return std::nullopt;
  std::optional<DateMatch> found;
  std::size_t other_words = line.words();
  std::size_t from = 0;
  for (std::optional<DateMatch> match = std::move(first); match;
       match = find_date(text, from, range)) {
    other_words -= count_words(text.substr(match->begin, match->end - match->begin));
    const bool changed = names_change(text.substr(from, match->begin - from));
    from = match->end;
    if (!found && !changed) found = std::move(match);
  }
  const bool credible =
      found && (other_words <= most_other_words || stands_between_bars(text, *found));
  return credible ? found : std::nullopt;
}

WordCounts count_words_of_begin(std::string_view text) {
  std::size_t bytes = counted_bytes;
  WordCounts words = count_all_words(text.substr(0, bytes));
  while (words.words < enough_words && bytes < text.size()) {
    bytes *= 4;
    words = count_all_words(text.substr(0, bytes));
  }
  return words;
}

PageLine read_line(std::string_view text, const SourceBoilerplate& boilerplate,
                   const DateRange& range) {
  PageLine line;
  line.text = text;
  line.phrase = kind_of_line(text);
  line.ends_sentence = ends_sentence(text);
  line.has_copyright =
      text.size() <= longest_copyright_line &&
      (text.starts_with("©") || text.starts_with("(c) ") || text.starts_with("Copyright "));
  line.date = whole_line_date(text, range);
  if (!line.date) line.date = minguo_line_date(text, range);
  if (!line.date && !line.ends_sentence && text.size() <= longest_byline) {
    if (auto first = find_date(text, 0, range)) {
      line.is_change = tells_change(text, *first);
      if (is_place_and_date(text, *first)) {
        line.date = std::move(first);
      } else if (!line.is_change) {
        line.byline_date = date_among_words(line, *std::move(first), range);
      }
    }
  }
  // "Saint-Aubrac, le 5 mars 2024."
  if (!line.date && line.ends_sentence && !place_of_line(text, range).empty()) {
    line.date = find_date(text, 0, range);
  }
  line.has_contact = !line.date && has_contact(text);
  if (boilerplate.pages() > 0 && !line.date) line.share = boilerplate.share(block_digest(text));
  return line;
}

}  // namespace

const WordCounts& PageLine::counts() const {
  if (!counts_) counts_ = count_words_of_begin(text);
  return *counts_;
}

bool PageLine::is_prose() const {
  const auto& [words, stop_words, ideographs, unspaced] = counts();
  if (ideographs >= least_ideographs) return ends_sentence;
  if (unspaced >= unspaced_of_sentence) return true;
  if (words < 9) return false;
  // Not every language is covered by the stop words.
  const bool sentence = ends_sentence && (stop_words >= 3 || words >= 15);
  return sentence || ((ends_sentence || words >= 20) && stop_words * 10 >= words);
}

bool PageLine::is_furniture() const {
  if (has_contact || beside_contact) return false;
  switch (phrase) {
    case PhraseKind::opening:
    case PhraseKind::closing:
    case PhraseKind::contact_label:
    case PhraseKind::legal_label:
      return false;
    case PhraseKind::menu:
    case PhraseKind::notice:
    case PhraseKind::aftermath:
    case PhraseKind::related_label:
    case PhraseKind::author_label:
    case PhraseKind::date_label:
      return true;
    case PhraseKind::none:
      break;
  }
  return has_copyright || is_change || share >= learned_share;
}

bool PageLine::recurs() const {
  return phrase == PhraseKind::none && !has_copyright && !is_change && share >= learned_share;
}

bool is_labelled(std::string_view text, const DateMatch& date) {
  constexpr std::size_t longest_label = 60;  // bytes
  return date.begin > 0 && date.begin <= longest_label &&
         html::date_label(text.substr(0, date.begin)) == html::DateLabel::published;
}

std::optional<DateMatch> whole_line_date(std::string_view text, const DateRange& range) {
  if (text.size() > longest_date_line) return std::nullopt;
  const auto unlabelled = without_release_label(text);  // "For Immediate Release: May 3, 2021"
  auto match = leading_date(unlabelled, range);
  if (!match) return std::nullopt;
  const auto label_size = text.size() - unlabelled.size();
  match->begin += label_size;
  match->end += label_size;
  const auto rest = trimmed<is_space>(text.substr(match->end));
  // "May 3, 2021 08:00 ET | Source: Acme"
  if (rest.starts_with('|') || rest.starts_with("•") || rest.starts_with("·")) return match;
  const auto letters =
      std::ranges::count_if(rest, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  return letters <= 12 ? match : std::nullopt;
}

namespace {

/// A line without the marks of a heading in Markdown, which some text browsers write.
std::string_view without_heading_mark(std::string_view line) {
  constexpr std::size_t deepest = 6;
  const std::size_t marks = line.find_first_not_of('#');
  const bool heading = marks != line.npos && marks > 0 && marks <= deepest && line[marks] == ' ';
  return heading ? line.substr(marks + 1) : line;
}

}  // namespace

std::vector<PageLine> read_page_lines(std::string_view text, const SourceBoilerplate& boilerplate,
                                      const DateRange& range) {
  const std::vector<std::string_view> texts = join_broken_lines(text);
  std::vector<PageLine> lines;
  lines.reserve(texts.size());
  for (const std::string_view line : texts) {
    lines.push_back(read_line(without_heading_mark(line), boilerplate, range));
  }
  mark_by_context(lines);
  return lines;
}

namespace {

constexpr double repeated_share = 0.2;  ///< of the pages of a source

bool is_of_the_page(const PageLine& line) {
  return line.share >= repeated_share && line.is_furniture() && !line.ends_sentence;
}

}  // namespace

std::string without_repeated_edges(std::string_view body, const SourceBoilerplate& known,
                                   const DateRange& range) {
  const std::vector<PageLine> lines = read_page_lines(body, known, range);
  const auto first = std::ranges::find_if_not(lines, is_of_the_page);
  if (first == lines.end()) return std::string(body);
  auto last = lines.end();
  while (is_of_the_page(*(last - 1))) --last;
  const char* const begin = first->text.data();
  const char* const end = (last - 1)->text.data() + (last - 1)->text.size();
  return {begin, end};
}

}  // namespace dateline
