#include "indexer/clean/body_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/clean/line_kind.h"
#include "indexer/html/phrases.h"

namespace dateline {
namespace {

constexpr std::size_t opening_reach = 30;  ///< lines between an opening and the first prose
constexpr std::size_t contact_reach = 12;  ///< maximum lines of a block of contacts
constexpr std::size_t list_reach = 80;     ///< maximum items of a list
constexpr std::uint32_t least_words_of_sentence = 5;
constexpr std::uint32_t most_words_of_entry = 4;  ///< of a menu
constexpr std::size_t least_entries = 4;
constexpr int many_times = 3;         ///< occurrences of a line on one page
constexpr double common_share = 0.5;  ///< minimum share of pages with a separator line
constexpr std::uint32_t longest_teaser_words = 40;
constexpr double enough_weight = 2;        ///< weight of a possible release without prose
constexpr double alone_factor = 0.3;       ///< weight of isolated prose after it
constexpr double heading_of_other = -0.5;  ///< weight of a line above such prose

/// An item of a media advisory: "WHO: The mayor", "WHEN:".
bool is_advisory_point(std::string_view text) {
  static constexpr std::array<std::string_view, 10> labels{
      "WHO:", "WHAT:", "WHEN:", "WHERE:", "WHY:", "Who:", "What:", "When:", "Where:", "Why:"};
  return std::ranges::any_of(labels, [&](auto label) { return text.starts_with(label); });
}

/// Evidence of a line for (above 0) or against being part of the release.
double weight(const PageLine& line, bool learned) {
  switch (line.phrase) {
    case PhraseKind::menu:
      return -3;
    case PhraseKind::notice:
      return -1;
    case PhraseKind::aftermath:
      return -8;
    case PhraseKind::related_label:
    case PhraseKind::author_label:
    case PhraseKind::date_label:
      return -3;
    case PhraseKind::opening:
    case PhraseKind::closing:
      return 2;
    case PhraseKind::contact_label:
    case PhraseKind::legal_label:
      return 0.5;
    case PhraseKind::none:
      break;
  }
  if (line.has_copyright) return -6;
  if (line.is_furniture()) return -2 - 4 * line.share;
  if ((line.has_contact || line.beside_contact) && !line.is_prose()) return 0;
  if (line.is_prose()) {
    // A long line without a full stop can be a headline.
    return (1 + std::min(line.words(), 60U) / 8.0) * (line.ends_sentence ? 1 : 0.7);
  }
  if (line.date || line.byline_date) return -0.5;
  if (is_advisory_point(line.text)) return 2;
  if (line.ends_sentence && line.words() >= least_words_of_sentence) return 0.5;
  // A line unique to this page of its source more likely belongs to the release.
  return learned || line.in_table ? 0.1 : -0.5;
}

/// Adds up the weights of the lines of a page in order.
class RangeSum {
 public:
  RangeSum(std::span<const PageLine> lines, bool learned) : lines_(lines), learned_(learned) {
    for (const PageLine& line : lines) {
      if (line.share >= common_share) common_.push_back(line.text);
    }
    std::ranges::sort(common_);
  }

  LineRange heaviest() {
    LineRange best;
    double best_sum = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (sum_ <= 0) begin_at(i);
      sum_ += next_weight(i);
      if (sum_ > best_sum) {
        best_sum = sum_;
        best = {begin_, i + 1};
      }
    }
    return best;
  }

 private:
  void begin_at(std::size_t at) {
    sum_ = 0;
    begin_ = at;
    interruption_ = 0;
  }

  double next_weight(std::size_t at) {
    const PageLine& line = lines_[at];
    const double own = weight(line, learned_);
    if (line.phrase == PhraseKind::aftermath) {
      if (parts_paragraphs(at)) return names_other_text(line.text) ? 0 : own / many_times;
      behind_label_ = behind_label_ || has_prose_ || sum_ >= enough_weight;
      return own;
    }
    if (parts_texts(line)) behind_label_ = behind_label_ || has_prose_;
    // Interruptions of a text can take many lines: each costs less than the one before.
    if (line.is_furniture()) {
      if (labels_header(line)) return own;
      const bool inside = comes_again(line) && stands_between_prose(at);
      return own / ++interruption_ / (inside ? many_times : 1);
    }
    if (!line.is_prose()) {
      if (behind_label_ && heads_other(at)) return heading_of_other;
      // Not every list is a menu: each further item costs less than the one before.
      return own < 0 ? own / std::sqrt(++items_) : own;
    }
    items_ = 0;
    const bool paragraph = line.ends_sentence && line.words() > longest_teaser_words;
    if (behind_label_ && !paragraph && stands_alone(at)) return alone_factor * own;
    has_prose_ = has_prose_ || line.ends_sentence;
    behind_label_ = false;
    interruption_ = 0;
    return own;
  }

  /// Whether a line is between the headline of a page and its text.
  static bool labels_header(const PageLine& line) {
    return line.phrase == PhraseKind::author_label || line.phrase == PhraseKind::date_label;
  }

  /// Whether a line that most pages have may end the release.
  bool parts_texts(const PageLine& line) const {
    if (!line.is_furniture() || line.share < common_share || line.ends_sentence) return false;
    return !comes_again(line);
  }

  /// Whether a line recurs on the page ("Advertisement"), so that none of its occurrences can be
  /// the end.
  bool comes_again(const PageLine& line) const {
    const auto [first, last] = std::equal_range(common_.begin(), common_.end(), line.text);
    return last - first >= many_times;
  }

  /// Whether a line, or the next one, is above isolated prose.
  bool heads_other(std::size_t at) const {
    const std::size_t last = std::min(lines_.size(), at + 3);
    for (++at; at < last; ++at) {
      if (lines_[at].is_prose()) return stands_alone(at);
    }
    return false;
  }

  /// Whether a line of prose is isolated. Teasers and comments are separated by headlines and
  /// names; paragraphs of a text at most by furniture.
  bool stands_alone(std::size_t at) const { return !is_prose_above(at) && !is_prose_below(at); }

  /// Whether a label of other texts, with at most a headline below it, stands in the middle of a
  /// text: "Read also: Ferry runs again" between two paragraphs, the second of which goes on.
  bool parts_paragraphs(std::size_t at) const {
    const bool named = names_other_text(lines_[at].text);
    const auto is_text = [&](std::size_t i) {
      return i < lines_.size() && lines_[i].ends_sentence &&
             (lines_[i].is_prose() || (named && lines_[i].words() >= least_words_of_sentence));
    };
    if (at == begin_ || !is_text(at - 1)) return false;
    std::size_t below = at + 1;
    if (!named && below < lines_.size() && !lines_[below].is_prose() &&
        !lines_[below].is_furniture()) {
      ++below;  // the name
    }
    return is_text(below) && is_text(below + 1);
  }

  bool stands_between_prose(std::size_t at) const {
    return is_prose_above(at) && is_prose_below(at);
  }

  /// Whether the next line above that is not furniture is prose.
  bool is_prose_above(std::size_t at) const {
    while (at > begin_ && lines_[at - 1].is_furniture()) --at;
    return at > begin_ && lines_[at - 1].is_prose();
  }

  bool is_prose_below(std::size_t at) const {
    for (++at; at < lines_.size() && lines_[at].is_furniture();) ++at;
    return at < lines_.size() && lines_[at].is_prose();
  }

  std::span<const PageLine> lines_;
  bool learned_;
  std::vector<std::string_view> common_;  ///< lines found on most pages, sorted
  double sum_ = 0;
  std::size_t begin_ = 0;
  bool has_prose_ = false;     ///< anywhere before
  bool behind_label_ = false;  ///< where texts other than the release may be
  int items_ = 0;              ///< lines that are neither prose nor furniture since the last prose
  int interruption_ = 0;       ///< lines of furniture since the last prose
};

/// Whether a line may be an unknown menu entry.
bool may_be_entry(const PageLine& line) {
  return line.words() <= most_words_of_entry && line.phrase == PhraseKind::none && !line.date &&
         !line.has_contact && !line.beside_contact && !line.ends_sentence;
}

/// Whether the lines before `end` are a menu.
bool is_menu_above(std::span<const PageLine> lines, std::size_t end) {
  return end >= least_entries &&
         std::ranges::all_of(lines.subspan(end - least_entries, least_entries), may_be_entry);
}

/// The opening ("FOR IMMEDIATE RELEASE") below a short sentence of a side bar ("Sign up for our
/// letter."); lines.size() if there is none.
std::size_t find_opening_below(std::span<const PageLine> lines, std::size_t begin) {
  constexpr std::size_t most_lines = 6;
  bool sentence = false;
  for (std::size_t i = begin; i < std::min(lines.size(), begin + most_lines); ++i) {
    const PageLine& line = lines[i];
    if (line.phrase == PhraseKind::opening) return sentence ? i : lines.size();
    if (line.is_prose() || line.has_contact || line.date) break;
    sentence = sentence || line.ends_sentence;
  }
  return lines.size();
}

/// Begins at the opening if there is one above or right below, else extends up over lines unique to
/// this page; if nothing was learned, not over apparent menus.
std::size_t extend_up(std::span<const PageLine> lines, std::size_t begin, bool learned) {
  const std::size_t farthest = begin > opening_reach ? begin - opening_reach : 0;
  std::size_t opening = lines.size();
  for (std::size_t i = begin + 1; i-- > farthest;) {
    if (lines[i].phrase == PhraseKind::opening) opening = i;
    const bool foreign = lines[i].phrase != PhraseKind::none && lines[i].is_furniture();
    if (foreign) break;
  }
  if (opening == lines.size()) opening = find_opening_below(lines, begin);
  if (opening < lines.size()) return opening;
  while (begin > 0 && !lines[begin - 1].is_furniture() &&
         (learned || !is_menu_above(lines, begin))) {
    --begin;
  }
  return begin;
}

/// Extends over the items announced by the last line ("The recipients are:").
std::size_t extend_over_list(std::span<const PageLine> lines, std::size_t end) {
  if (!lines[end - 1].text.ends_with(':')) return end;
  const std::size_t last = std::min(lines.size(), end + list_reach);
  while (end < last && !lines[end].is_furniture() && lines[end].phrase == PhraseKind::none) ++end;
  return end;
}

}  // namespace

bool shows_menus(std::span<const PageLine> lines) {
  std::size_t entries = 0;
  for (const PageLine& line : lines) {
    const bool known = line.phrase == PhraseKind::menu || line.phrase == PhraseKind::aftermath ||
                       line.phrase == PhraseKind::related_label;
    if (known || (line.is_furniture() && line.phrase == PhraseKind::none)) return true;
    const bool entry = may_be_entry(line) && std::ranges::none_of(line.text, is_digit);
    entries = entry ? entries + 1 : 0;
    if (entries == least_entries) return true;
  }
  return false;
}

namespace {

/// Whether a line is of a text, though neither prose nor a heading: a short sentence, a row of a
/// table, an item of a list.
bool is_of_text(const PageLine& line) {
  if (line.ends_sentence) return !line.text.ends_with(':');
  return line.is_prose() || line.in_table || line.text.starts_with("- ");
}

/// Whether a line is no part of the text that stands above it.
bool is_other(const PageLine& line) {
  return line.phrase != PhraseKind::none || line.is_furniture() || line.has_contact ||
         std::ranges::none_of(line.text, is_word_byte);
}

/// Whether a text goes on to the end of the page: few lines are below it, which say something
/// ("Gauge at Oldry: 4.10 metres") or end a sentence, as the last one does.
bool runs_to_end(std::span<const PageLine> below) {
  constexpr std::size_t most_lines = 8;
  const auto goes_on = [](const PageLine& line) {
    return !is_other(line) && !line.date && (is_of_text(line) || contains(line.text, ": "));
  };
  return !below.empty() && below.size() <= most_lines && below.back().ends_sentence &&
         std::ranges::all_of(below, goes_on);
}

/// Extends over short sentences and lists below the last paragraph ("Bookings open in May."), and
/// over the headings between them if nothing above the text looks like the menus of a page. Where
/// the menus are lists, a list below a text may be one.
std::size_t extend_over_rest(std::span<const PageLine> lines, std::size_t end) {
  constexpr std::size_t most_headings = 3;
  if (runs_to_end(lines.subspan(end))) return lines.size();
  const auto lead = std::ranges::find_if(
      lines, [](const PageLine& line) { return line.is_prose() && !line.is_furniture(); });
  const auto above = lines.first(static_cast<std::size_t>(lead - lines.begin()));
  const std::size_t most_between = shows_menus(above) ? 0 : most_headings;
  const bool has_lists = std::ranges::none_of(above, is_list_item, &PageLine::text);
  const auto is_item = [&](std::size_t i) {
    return has_lists && i < lines.size() && is_list_item(lines[i].text);
  };
  for (std::size_t i = end; i < lines.size(); ++i) {
    const bool heads_list = i == end && is_item(i + 1);
    if (is_other(lines[i]) || (i > end + most_between && !heads_list)) break;
    if (is_of_text(lines[i]) || is_item(i)) end = i + 1;
    if (heads_list) end = i + 1;
  }
  return end;
}

/// The end of the line that closes a release, with nothing but furniture and a few lines between it
/// and `end`; else `end`.
std::size_t find_closing(std::span<const PageLine> lines, std::size_t end) {
  const std::size_t last = std::min(lines.size(), end + contact_reach);
  for (std::size_t i = end; i < last && lines[i].phrase != PhraseKind::aftermath; ++i) {
    if (lines[i].phrase == PhraseKind::closing) return i + 1;
  }
  return end;
}

/// Extends over the end of a letter: "Sincerely, Ada Weir" and the names and titles below it.
std::size_t extend_over_signature(std::span<const PageLine> lines, std::size_t end) {
  if (end == lines.size() || !html::begins_valediction(lines[end].text)) return end;
  const std::size_t last = std::min(lines.size(), end + contact_reach);
  for (++end; end < last && !is_other(lines[end]) && !lines[end].date;) ++end;
  return end;
}

/// Extends over the closing of a release: its last line, contacts, names next to them.
std::size_t extend_down(std::span<const PageLine> lines, std::size_t end, bool learned) {
  const std::size_t closing = find_closing(lines, end);
  if (closing > end) return closing;
  std::size_t contact_end = end;
  for (std::size_t i = end; i < lines.size() && i < contact_end + contact_reach; ++i) {
    const PageLine& line = lines[i];
    if (line.is_furniture()) break;
    if (line.has_contact || line.phrase == PhraseKind::contact_label || learned)
      contact_end = i + 1;
  }
  return contact_end;
}

}  // namespace

LineRange find_body(std::span<const PageLine> lines, bool learned) {
  LineRange body = RangeSum(lines, learned).heaviest();
  if (body.begin == body.end) return body;
  body.begin = extend_up(lines, body.begin, learned);
  body.end = extend_over_list(lines, body.end);
  if (lines[body.end - 1].phrase != PhraseKind::closing) {
    body.end = extend_over_rest(lines, body.end);
    body.end = extend_over_signature(lines, body.end);
  }
  body.end = extend_down(lines, body.end, learned);
  return body;
}

}  // namespace dateline
