#include "indexer/format/link_references.h"

#include <algorithm>
#include <charconv>

#include "common/text/ascii.h"

namespace dateline {
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
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
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
  const std::size_t begin = text.rfind(heading);
  if (begin == text.npos) return 0;
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
