#include "indexer/reader/printed_pages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/prose/broken_lines.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/sentence_end.h"
#include "indexer/reader/page_names_table.h"

namespace dateline {
namespace {

/// The two parts of a line with a wide gap between them; the second is empty if there is none.
struct Halves {
  std::string_view left;
  std::string_view right;
};

/// Trimmed of blanks and of the marks that PDF sets around text from right to left (U+200E, U+200F,
/// U+202A to U+202E, U+2066 to U+2069).
std::string_view without_direction_marks(std::string_view text) {
  constexpr std::size_t size = 3;  // bytes of each
  const auto is_mark = [](std::string_view mark) {
    return mark.size() == size &&
           (mark.starts_with("\u200E") || mark.starts_with("\u200F") ||
            (mark >= "\u202A" && mark <= "\u202E") || (mark >= "\u2066" && mark <= "\u2069"));
  };
  while (true) {
    text = trimmed<is_space>(text);
    if (is_mark(text.substr(0, size))) {
      text.remove_prefix(size);
    } else if (text.size() >= size && is_mark(text.substr(text.size() - size))) {
      text.remove_suffix(size);
    } else {
      return text;
    }
  }
}

Halves halves_of(std::string_view line) {
  constexpr std::string_view gap = "   ";
  line = without_direction_marks(line);
  const std::size_t at = line.find(gap);
  if (at == line.npos) return {line, {}};
  return {without_direction_marks(line.substr(0, at)), without_direction_marks(line.substr(at))};
}

bool is_page_number(std::string_view text) {
  constexpr std::size_t most_digits = 4;
  return !text.empty() && text.size() <= most_digits && std::ranges::all_of(text, is_digit);
}

/// "1/2", as browsers count pages.
bool is_count(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != text.npos && is_page_number(text.substr(0, slash)) &&
         is_page_number(text.substr(slash + 1));
}

/// "3/14/22, 9:05 AM", "14.3.2022, 09:05", "14/03/2022 09:05".
bool is_time_of_print(std::string_view text) {
  constexpr std::size_t longest = 24;  // bytes
  if (text.empty() || !is_digit(text.front()) || text.size() > longest) return false;
  const std::size_t space = text.find(' ');
  const std::size_t colon = text.find(':');
  if (space == text.npos || colon == text.npos || colon < space) return false;
  std::string_view day = text.substr(0, space);
  if (day.ends_with(',')) day.remove_suffix(1);
  return std::ranges::count_if(day, is_digit) >= 4 &&
         day.find_first_not_of("0123456789/.-") == day.npos;
}

bool is_page_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://") ||
          text.starts_with("file://")) &&
         text.find(' ') == text.npos;
}

/// A number in the head or foot of a page: "2", "- 2 -", "2/4", "Page 3 of 4", "Sida 1 (3)",
/// "第1页/共3页".
class PageNumber {
 public:
  static bool is_in(std::string_view line) {
    constexpr std::size_t longest = 60;  // bytes
    line = without_direction_marks(line);
    if (line.empty() || line.size() > longest) return false;
    const std::string lower = lowered(line);
    PageNumber number;
    for (std::string_view rest = lower; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (!number.take(rest.substr(0, end))) return false;
      rest = trimmed<is_space>(rest.substr(end));
    }
    return number.count_ == 1 || number.count_ == 2;
  }

 private:
  /// Takes what stands between blanks.
  bool take(std::string_view word) {
    if (is_word("", word)) return true;
    if (is_page_number(word) || is_count(word)) {
      ++count_;
      return true;
    }
    if (word.ends_with(')')) {  // "(3)", "1(3)"
      const std::size_t bracket = word.find('(');
      const std::string_view total = word.substr(std::min(bracket + 1, word.size()));
      return bracket != word.npos && (bracket == 0 || take(word.substr(0, bracket))) &&
             take(total.substr(0, total.size() - 1));
    }
    return take_parts(word);
  }

  /// Takes a word in which names and numbers are not parted: "第1页/共3页", "1쪽".
  bool take_parts(std::string_view word) {
    bool named = false;
    while (!word.empty()) {
      const bool digits = is_digit(word.front());
      const auto* const end =
          std::ranges::find_if(word, [&](char c) { return is_digit(c) != digits || c == '/'; });
      auto size = static_cast<std::size_t>(end - word.begin());
      if (word.front() == '/') size = 1;
      const auto part = word.substr(0, size);
      if (digits && !is_page_number(part)) return false;
      if (!digits && !is_word("", part)) return false;
      named = named || is_word("name", part);
      count_ += digits ? 1 : 0;
      word.remove_prefix(size);
    }
    return named;
  }

  /// Whether the table has a word, of one kind or of any ("").
  static bool is_word(std::string_view kind, std::string_view word) {
    static const auto words = table_rows<2>(page_names_table);
    if (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
    return std::ranges::any_of(
        words, [&](const auto& row) { return row[1] == word && (kind.empty() || row[0] == kind); });
  }

  std::size_t count_ = 0;  ///< numbers
};

/// What Chromium ("https://…    1/2") or Firefox ("1 of 2    3/14/22, 9:05 AM") prints at the foot
/// of a page.
bool is_foot_of_print(std::string_view line) {
  const auto [left, right] = halves_of(line);
  return (is_page_address(left) && is_count(right)) ||
         (PageNumber::is_in(left) && is_time_of_print(right));
}

/// What they print at the top: the time and the title, or the title and the address.
bool is_top_of_print(std::string_view line) {
  const auto [left, right] = halves_of(line);
  return is_time_of_print(left) || is_page_address(right);
}

/// The lines of a text by pages.
class Pages {
 public:
  explicit Pages(std::string_view text) {
    for (std::string_view line : lines_of(text)) {
      // Some programs end the last line with the form feed, most begin the next with it.
      for (std::size_t feed = line.find('\f'); feed != line.npos; feed = line.find('\f')) {
        if (feed > 0) lines_.push_back(line.substr(0, feed));
        end_page();
        line.remove_prefix(feed + 1);
      }
      lines_.push_back(line);
    }
    end_page();
  }

  std::string without_frames() {
    const bool printed =
        std::ranges::any_of(pages_, [](const Page& page) { return is_foot_of_print(page.back()); });
    std::string text;
    for (Page& page : pages_) {
      if (printed) cut_print(page, text.empty());
      cut_number(page);
      append(page, text);
    }
    return text;
  }

  const std::string& address() const { return address_; }

 private:
  /// Begins and ends with a line that is not blank.
  using Page = std::vector<std::string_view>;

  static bool is_blank_line(std::string_view line) { return trimmed<is_space>(line).empty(); }

  static void trim(Page& page) {
    while (!page.empty() && is_blank_line(page.back())) page.pop_back();
    page.erase(page.begin(), std::ranges::find_if_not(page, is_blank_line));
  }

  void end_page() {
    trim(lines_);
    if (!lines_.empty()) pages_.push_back(std::move(lines_));
    lines_.clear();
  }

  void cut_print(Page& page, bool first) {
    if (is_foot_of_print(page.back())) {
      keep_address(halves_of(page.back()).left);
      page.pop_back();
    }
    if (!page.empty() && is_top_of_print(page.front())) {
      const auto [left, right] = halves_of(page.front());
      keep_address(right);
      const auto title = is_page_address(right) ? left : right;
      page.front() = first ? title : std::string_view();
    }
    trim(page);
  }

  void keep_address(std::string_view text) {
    const bool whole = text.find("...") == text.npos && text.find("…") == text.npos;
    if (address_.empty() && whole && is_page_address(text) && text.starts_with("http"))
      address_ = text;
  }

  void cut_number(Page& page) const {
    if (pages_.size() == 1) return;
    if (!page.empty() && PageNumber::is_in(page.back())) page.pop_back();
    trim(page);
    if (!page.empty() && PageNumber::is_in(page.front())) page.front() = {};
    trim(page);
  }

  /// Appends a page; a sentence that the last one ended within goes on in the next line.
  static void append(const Page& page, std::string& text) {
    if (page.empty()) return;
    if (!text.empty() && ends_sentence(trimmed<is_space>(text))) text += '\n';
    for (const std::string_view line : page) text.append(line).append("\n");
  }

  std::vector<Page> pages_;
  Page lines_;
  std::string address_;
};

}  // namespace

std::string cut_page_frames(std::string& text) {
  const std::string_view end = trimmed<is_space>(std::string_view(text));
  const bool paged = text.find('\f') != text.npos;
  if (!paged && !is_foot_of_print(end.substr(end.rfind('\n') + 1))) return {};
  Pages pages(text);
  text = pages.without_frames();
  return pages.address();
}

}  // namespace dateline
