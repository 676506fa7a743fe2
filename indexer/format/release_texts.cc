#include <algorithm>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

constexpr std::size_t reach = std::size_t{4} << 10;  ///< bytes in which the head of a release is
constexpr std::size_t least_release = 300;           ///< bytes

/// Whether a line ends a release.
bool is_end(std::string_view line) {
  constexpr std::size_t shortest_rule = 5;
  return is_rule(line, "-=_*~", shortest_rule) || phrase_kind(line) == PhraseKind::closing;
}

/// Whether a release begins with the next line that is not blank: with a label, or its first lines
/// have a date of their own and a dateline.
bool begins_release(std::string_view text) {
  constexpr std::size_t most_lines = 8;
  std::size_t lines = 0;
  bool dated = false;
  for (std::string_view rest = text.substr(0, reach); !rest.empty() && lines < most_lines;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const auto line = trimmed<is_space>(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    const PhraseKind kind = phrase_kind(line);
    if (lines++ == 0 && kind == PhraseKind::opening) return true;
    if (kind != PhraseKind::none && kind != PhraseKind::opening) return false;
    const auto dateline = leading_dateline(line, {});
    if (dateline) return dated || dateline->date;
    const auto date = leading_date(line, {});
    dated = dated || (date && date->end + 1 >= line.size());
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
      ended_ = true;
      text.remove_prefix(1);
    }
    const auto line = trimmed<is_space>(text.substr(0, std::min(text.find('\n'), text.size())));
    if (line.empty()) return false;
    const bool may_begin = is_first_ || (ended_ && size_ > least_release);
    const bool begins = may_begin && begins_release(text);
    is_first_ = false;
    ended_ = is_end(line);
    if (begins) size_ = 0;
    return begins;
  }

 private:
  bool is_first_ = true;
  bool ended_ = false;    ///< the last line that is not blank ends a release
  std::size_t size_ = 0;  ///< bytes of the release
};

}  // namespace

bool ReleaseTexts::recognises(const Sample& sample) const {
  ReleaseStarts starts;
  int found = 0;
  for (std::string_view rest = sample.bytes; !rest.empty() && found < 2;) {
    found += starts.take(rest) ? 1 : 0;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    if (found == 0) return false;
  }
  return found == 2 && TextPage::recognises(sample);
}

Result<void> ReleaseTexts::split(BufferedStream& stream, std::size_t limit,
                                 const SliceSink& sink) const {
  ReleaseStarts starts;
  return split_at_lines(
      stream, limit, reach, [&](std::string_view text) { return starts.take(text); }, sink);
}

}  // namespace dateline
