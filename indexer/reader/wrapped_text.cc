#include "indexer/reader/wrapped_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::size_t narrowest = 50;
constexpr std::size_t widest = 100;
constexpr std::size_t least_full_lines = 2;

/// Whether a byte begins a Chinese or Japanese character, between any two of which a line may be
/// broken (U+3000 to U+9FFF).
bool begins_ideograph(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3 && byte <= 0xE9;
}

/// Whether it begins a character that is two columns wide: these, Hangul, and full-width letters.
bool begins_wide(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return begins_ideograph(c) || (byte >= 0xEA && byte <= 0xED) || byte == 0xEF;
}

/// What the program that wrapped a text counted.
enum class Unit { characters, columns };

std::size_t length_of(std::string_view text, Unit unit) {
  std::size_t length = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    length += (begins ? 1 : 0) + (unit == Unit::columns && begins_wide(c) ? 1 : 0);
  }
  return length;
}

/// The length of the first word of a line, or of the ideographs that may not be parted from each
/// other, such as one and a full stop.
std::size_t length_of_first_word(std::string_view words, Unit unit) {
  constexpr std::size_t two_ideographs = 6;  // bytes
  const bool ideograph = !words.empty() && begins_ideograph(words.front());
  return length_of(words.substr(0, ideograph ? two_ideographs : words.find(' ')), unit);
}

/// Whether a line may be broken elsewhere than at its end.
bool has_several_words(std::string_view words) {
  return words.find(' ') != words.npos || (!words.empty() && begins_ideograph(words.front()));
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with("。");
}

/// Whether the words of two lines are joined without a space.
bool joins_ideographs(std::string_view line, std::string_view next) {
  constexpr std::size_t bytes = 3;
  return line.size() >= bytes && begins_ideograph(line[line.size() - bytes]) && !next.empty() &&
         begins_ideograph(next.front());
}

std::string_view without_trailing_blanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// How a text was wrapped.
struct Wrapping {
  std::size_t width = 0;  ///< 0 if it was not
  Unit unit = Unit::characters;
};

/// Whether the first word of a line had no room in the previous line of that length, which was
/// wrapped: no wider than others.
bool had_no_room(std::size_t length, std::string_view words, Wrapping wrapping) {
  return length > 0 && length <= wrapping.width &&
         length + 1 + length_of_first_word(words, wrapping.unit) > wrapping.width;
}

/// The width of the widest lines that go on in the next one, of which there are several; one line,
/// such as a headline, may be wider. 0 if it is not a plausible width.
std::size_t widest_lines(std::string_view text, Unit unit) {
  constexpr std::size_t ragged = 12;  // characters of a word that had no room
  constexpr std::size_t most_wider = 1;
  std::vector<std::size_t> lengths;  // of lines of several words
  std::vector<std::size_t> broken;   // of those before another line
  std::size_t widest_end = 0;        // of lines that end a sentence, as a headline does not
  std::size_t length = 0;            // of the previous line
  for (std::size_t wider = 0; !text.empty(); wider += length > widest ? 1 : 0) {
    if (wider > most_wider) return 0;
    const auto line = without_trailing_blanks(take_until(text, '\n'));
    if (length > 0 && !trimmed(line).empty()) broken.push_back(length);
    length = has_several_words(trimmed(line)) ? length_of(line, unit) : 0;
    if (length > 0) lengths.push_back(length);
    if (ends_sentence(line)) widest_end = std::max(widest_end, length);
  }
  std::ranges::sort(lengths, std::greater());
  std::ranges::sort(broken, std::greater());
  for (std::size_t i = 0; i + least_full_lines <= broken.size() && i <= most_wider; ++i) {
    const std::size_t width = std::max(broken[i], widest_end);
    const bool alike = broken[i + least_full_lines - 1] + ragged >= width;
    const bool widest_of_text = lengths[most_wider] <= width && lengths[0] <= 2 * width;
    if (alike && widest_of_text && width >= narrowest && width <= widest) return width;
  }
  return 0;
}

/// The width at which the text was wrapped; 0 if it was not, since most lines have room for the
/// first word of the next.
std::size_t width_of(std::string_view text, Unit unit) {
  const Wrapping found{widest_lines(text, unit), unit};
  std::size_t followed = 0;
  std::size_t full = 0;
  std::size_t length = 0;  // of the previous line
  while (found.width > 0 && !text.empty()) {
    const auto line = without_trailing_blanks(take_until(text, '\n'));
    const auto words = trimmed(line);
    if (length * 2 > found.width && !words.empty()) {
      ++followed;
      full += had_no_room(length, words, found) ? 1 : 0;
    }
    length = words.empty() ? 0 : length_of(line, unit);
  }
  return full >= least_full_lines && full * 2 >= followed ? found.width : 0;
}

/// Programs that know how wide characters are count columns.
Wrapping wrapping_of(std::string_view text) {
  Wrapping wrapping{width_of(text, Unit::characters), Unit::characters};
  if (wrapping.width == 0 && std::ranges::any_of(text, begins_wide)) {
    wrapping = {width_of(text, Unit::columns), Unit::columns};
  }
  return wrapping;
}

}  // namespace

bool is_wrapped(std::string_view text) {
  return wrapping_of(text).width > 0;
}

std::string unwrap_lines(std::string_view text) {
  const Wrapping wrapping = wrapping_of(text);
  std::string out;
  std::size_t length = 0;  // of the previous line
  while (!text.empty()) {
    const std::string_view line = take_until(text, '\n');
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      if (!out.empty()) out += '\n';
      length = 0;
      continue;
    }
    if (had_no_room(length, words, wrapping)) {
      out.pop_back();
      if (!joins_ideographs(out, words)) out += ' ';
    }
    out.append(words).append("\n");
    length = length_of(without_trailing_blanks(line), wrapping.unit);
  }
  return out;
}

std::string join_flowed_lines(std::string_view text, bool delete_space) {
  constexpr std::string_view signature = "-- ";
  std::string out;
  bool goes_on = false;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string_view words = trimmed(line);
    if (goes_on && !words.empty()) {
      out.pop_back();
      if (!delete_space) out += ' ';
    }
    if (!words.empty() || !out.empty()) out.append(words).append("\n");
    goes_on = line.ends_with(' ') && line != signature && !words.empty();
  }
  return out;
}

namespace {

constexpr std::string_view heading = "\nReferences\n";

/// The number at the start of a text; 0 if there is none.
std::size_t leading_number(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The number of a line of the list ("12. http://example.org/"); 0 if it is not one.
std::size_t number_of_reference(std::string_view line) {
  const std::size_t dot = line.find(". ");
  if (dot == line.npos || line.find_first_not_of("0123456789") != dot) return 0;
  const std::string_view address = trimmed(line.substr(dot + 1));
  const bool is_address = address.find(':') != address.npos && address.find(' ') == address.npos;
  return is_address ? leading_number(line) : 0;
}

/// The highest number in a list of references; 0 if it contains anything else.
std::size_t count_references(std::string_view list) {
  std::size_t count = 0;
  while (!list.empty()) {
    const std::string_view line = trimmed(take_until(list, '\n'));
    if (line.empty() || line.starts_with("Visible links") || line.starts_with("Hidden links")) {
      continue;
    }
    const std::size_t number = number_of_reference(line);
    if (number == 0) return 0;
    count = std::max(count, number);
  }
  return count;
}

}  // namespace

std::size_t cut_link_references(std::string& text) {
  if (text.find(heading) == text.npos) return 0;  // faster than rfind()
  const std::size_t begin = text.rfind(heading);
  const std::size_t count = count_references(std::string_view(text).substr(begin + heading.size()));
  if (count > 0) text.resize(begin);
  return count;
}

std::string without_link_marks(std::string_view text, std::size_t count) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('['), text.size());
    out.append(text.substr(0, open));
    text.remove_prefix(open);
    const std::size_t close = text.find_first_not_of("0123456789", 1);
    const bool mark = close != text.npos && close > 1 && text[close] == ']' &&
                      leading_number(text.substr(1)) <= count;
    if (!mark) out.append(text.substr(0, 1));
    text.remove_prefix(mark ? close + 1 : std::min<std::size_t>(1, text.size()));
  }
  return out;
}

}  // namespace dateline
