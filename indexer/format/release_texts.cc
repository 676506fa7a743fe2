#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

constexpr std::size_t reach = std::size_t{4} << 10;  ///< bytes in which the head of a release is
constexpr std::size_t least_release = 300;           ///< bytes
constexpr std::string_view rule_signs = "-=_*~";

/// Whether a line ends a release.
bool is_end(std::string_view line) {
  constexpr std::size_t shortest_rule = 5;
  constexpr std::size_t least_stars = 3;
  return is_rule(line, rule_signs, shortest_rule) || is_rule(line, "*", least_stars) ||
         phrase_kind(line) == PhraseKind::closing;
}

/// Whether a line is a rule across a page, which parts texts of any kind.
bool is_long_rule(std::string_view line) {
  constexpr std::size_t shortest_rule = 10;
  return is_rule(line, rule_signs, shortest_rule);
}

/// Whether a line is a mark between texts that a program joined: a name between signs, as in
/// "==> quay.txt <==" of head(1) and "----- BEGIN RELEASE 3 -----".
bool is_name_of_text(std::string_view line) {
  constexpr std::string_view signs = "=-*#~<>";
  constexpr std::size_t least_signs = 3;
  constexpr std::size_t most_words = 8;
  const std::size_t begin = line.find_first_not_of(signs);
  if (begin == line.npos || begin < least_signs) return false;
  const std::size_t end = line.find_last_not_of(signs) + 1;
  return line.size() - end >= least_signs && count_words(line) <= most_words;
}

/// The size of the number of a text among others at the start of a line, "[2/3]"; 0 without one.
std::size_t number_size(std::string_view line) {
  std::size_t at = 0;
  for (const std::string_view part : {"[", "/"}) {
    if (!line.substr(at).starts_with(part)) return 0;
    const std::size_t digits = ++at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == digits) return 0;
  }
  return line.substr(at).starts_with(']') ? at + 1 : 0;
}

/// Takes the next line that is not blank from a text; empty at the end.
std::string_view take_written_line(std::string_view& text) {
  std::string_view line;
  while (!text.empty() && line.empty()) {
    line = trimmed<is_space>(take_until(text, '\n'));
  }
  return line;
}

bool is_date_line(std::string_view line) {
  const auto date = leading_date(line, {});
  return date && date->end + 1 >= line.size();
}

/// Whether a line has a date, perhaps with a name beside it, but is no running text.
bool is_dated(std::string_view line) {
  constexpr std::size_t longest = 100;  // bytes
  return line.size() <= longest && find_date(line, 0, {}) && !leading_dateline(line, {});
}

/// Whether a release begins with the next line that is not blank: with a label, or its first lines
/// have a date of their own and a dateline.
bool begins_release(std::string_view text) {
  constexpr std::size_t most_lines = 8;
  bool dated = false;
  text = text.substr(0, reach);
  for (std::size_t lines = 0; lines < most_lines; ++lines) {
    const std::string_view line = take_written_line(text);
    if (line.empty()) return false;
    const PhraseKind kind = phrase_kind(line);
    if (lines == 0 && kind == PhraseKind::opening) return true;
    if (kind != PhraseKind::none && kind != PhraseKind::opening) return false;
    const auto dateline = leading_dateline(line, {});
    if (dateline) return dated || dateline->date;
    dated = dated || is_date_line(line);
  }
  return false;
}

/// Whether a text of some length begins there, up to the next rule or mark, with a line for its
/// title, and then one for its date above a paragraph. Behind the end of a release, where notes may
/// stand, that line is the date and nothing else.
bool begins_titled_text(std::string_view text, bool behind_end = false) {
  constexpr std::size_t longest_title = 250;  // bytes
  constexpr std::size_t least_text = 60;      // bytes of a line of text
  constexpr std::size_t most_lines = 5;
  text = text.substr(0, reach);
  for (std::string_view rest = text; !rest.empty();) {
    const auto line = trimmed<is_space>(take_until(rest, '\n'));
    if (!is_end(line) && !is_name_of_text(line)) continue;
    text.remove_suffix(rest.size());
    break;
  }
  if (text.size() < least_release) return false;
  const std::string_view title = take_written_line(text);
  if (title.size() > longest_title || phrase_kind(title) != PhraseKind::none) return false;
  if (is_date_line(title)) return false;
  bool dated = false;
  for (std::size_t lines = 0; lines < most_lines; ++lines) {
    const std::string_view line = take_written_line(text);
    if (dated && (line.size() >= least_text || leading_dateline(line, {}))) {
      return !is_date_line(take_written_line(text));
    }
    if (behind_end ? !is_date_line(line) : !is_dated(line)) continue;
    // In a list, one title with its date follows the other.
    if (dated) return false;
    dated = true;
  }
  return false;
}

/// Finds where releases begin, line by line.
class ReleaseStarts {
 public:
  /// Whether one begins with the line at the start of a text that goes on behind it.
  bool take(std::string_view text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    size_ += end + 1;
    if (text.starts_with('\f')) {
      ended_ = parted_ = true;
      text.remove_prefix(1);
    }
    const auto line = trimmed<is_space>(text.substr(0, std::min(text.find('\n'), text.size())));
    const bool below_text = std::exchange(below_text_, !line.empty());
    if (line.empty()) return false;
    // A rule right below a line of text underlines that.
    const bool mark = is_name_of_text(line) || (is_long_rule(line) && !below_text);
    if (is_first_ && mark) return false;
    const bool numbered = number_size(line) > 0 && !below_text;
    const bool may_begin = is_first_ || size_ > least_release;
    const bool after_end = is_first_ || ended_;
    const bool parted = is_first_ || parted_ || numbered;
    const bool ends = is_end(line);
    const bool closed = is_first_ || closed_;
    const bool begins =
        may_begin &&
        ((after_end && begins_release(text)) || (parted && !mark && begins_titled_text(text)) ||
         (closed && !ends && begins_titled_text(text, /*behind_end=*/true)));
    is_first_ = false;
    ended_ = ends;
    closed_ = ends && !(below_text && is_long_rule(line));
    parted_ = mark;
    if (begins) size_ = 0;
    return begins;
  }

  /// Whether a line was found that belongs to a release.
  bool started() const { return !is_first_; }

 private:
  bool is_first_ = true;
  bool ended_ = false;       ///< the last line that is not blank ends a release
  bool closed_ = false;      ///< the same, and that line underlines no other
  bool parted_ = false;      ///< the last line that is not blank stands between texts
  bool below_text_ = false;  ///< the last line is not blank
  std::size_t size_ = 0;     ///< bytes of the release
};

/// A release without what parts it from others: rules and marks, its number.
std::string_view without_marks(std::string_view text) {
  const auto parts = [](std::string_view line) {
    return line.empty() || is_long_rule(line) || is_name_of_text(line);
  };
  for (std::string_view rest = text; !rest.empty();) {
    if (!parts(trimmed<is_space>(take_until(rest, '\n')))) break;
    text = rest;
  }
  text.remove_prefix(number_size(text));
  for (;;) {
    const std::size_t end = text.find_last_not_of(" \t\r\n\f");
    if (end == text.npos) return text;
    text = text.substr(0, end + 1);
    const std::size_t begin = text.rfind('\n');
    if (begin == text.npos || !parts(trimmed<is_space>(text.substr(begin + 1)))) return text;
    text = text.substr(0, begin);
  }
}

/// A text with an empty line between its title and the line with its date: lines are unwrapped.
std::string with_title_apart(std::string_view text) {
  const std::string_view title = first_line_of(text);
  const std::string_view below = behind_first_line(text);
  const bool apart = is_dated(trimmed<is_space>(first_line_of(below)));
  return std::string(title).append(apart ? "\n\n" : "\n").append(below);
}

}  // namespace

bool ReleaseTexts::recognises(const Sample& sample) const {
  ReleaseStarts starts;
  int found = 0;
  for (std::string_view rest = sample.bytes; !rest.empty() && found < 2;) {
    found += starts.take(rest) ? 1 : 0;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (found == 0 && starts.started()) return false;
  }
  return found == 2 && TextPage::recognises(sample);
}

Result<void> ReleaseTexts::split(BufferedStream& stream, std::size_t limit,
                                 const SliceSink& sink) const {
  ReleaseStarts starts;
  return split_at_lines(
      stream, limit, reach, [&](std::string_view text) { return starts.take(text); }, sink);
}

Result<RawRelease> ReleaseTexts::parse(const Record& record) const {
  Record release = record;
  release.bytes = without_marks(record.bytes);
  const std::string parted = with_title_apart(release.bytes);
  release.bytes = parted;
  return TextPage::parse(release);
}

}  // namespace dateline
