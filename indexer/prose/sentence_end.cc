#include "indexer/prose/sentence_end.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/prose/notices.h"

namespace dateline {
namespace {

constexpr std::size_t longest_bracket = 120;  ///< bytes
constexpr std::size_t longest_closing = 256;  ///< bytes of marks behind a full stop
constexpr std::size_t longest_initials = 24;  ///< bytes of "/om/DP/stk"
constexpr std::size_t most_initials = 8;      ///< bytes of each

bool ends_with_cjk_stop(std::string_view text) {
  static constexpr std::array<std::string_view, 4> marks{"。", "！", "？", "」"};
  return !text.empty() && text.back() < 0 &&
         std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

/// Whether the last character is of Chinese, Japanese or Korean, whose sentences need no full stop
/// before a mark.
bool ends_with_cjk(std::string_view text) {
  constexpr std::size_t size = 3;             // bytes of such a character
  constexpr unsigned char first_lead = 0xE3;  // of U+3000 and above
  return text.size() >= size &&
         static_cast<unsigned char>(text[text.size() - size]) >= first_lead &&
         static_cast<unsigned char>(text[text.size() - size]) < 0xF0;
}

/// The last bytes of a text. Whole texts would be searched again for each of their lines.
std::string_view end_of(std::string_view text, std::size_t most) {
  return text.substr(text.size() - std::min(text.size(), most));
}

/// Whether a text ends with a full stop or the like.
bool ends_with_stop(std::string_view text) {
  static constexpr std::string_view closing = "\"')]*";
  text = end_of(text, longest_closing);
  auto end = text.find_last_not_of(closing);
  if (end == text.npos) return false;
  text = text.substr(0, end + 1);
  while (text.ends_with("”") || text.ends_with("“") || text.ends_with("’") || text.ends_with("»")) {
    text.remove_suffix(text.ends_with("»") ? 2 : 3);
  }
  if (text.empty()) return false;
  constexpr std::array<std::string_view, 12> marks{"…", "。", "！", "？", "」", "؟",
                                                   "।", "۔",  "။",  "។",  "།",  "።"};
  const char last = text.back();
  if (static_cast<unsigned char>(last) < 128) {
    return last == '.' || last == '!' || last == '?' || last == ':' || last == ';';
  }
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

/// A text without blanks at its end, also those of Chinese and Japanese.
std::string_view without_blanks_behind(std::string_view text) {
  constexpr std::string_view wide_blank = "\u3000";
  for (text = trimmed(text); text.ends_with(wide_blank); text = trimmed(text)) {
    text.remove_suffix(wide_blank.size());
  }
  return text;
}

/// The bracket at the end of a text.
struct Bracket {
  std::string_view before;
  std::string_view inside;
};

Bracket bracket_at_end(std::string_view text) {
  struct Pair {
    std::string_view open;
    std::string_view close;
  };
  static constexpr std::array<Pair, 4> pairs{{{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}}};
  for (const Pair& pair : pairs) {
    if (!text.ends_with(pair.close)) continue;
    const std::string_view end = end_of(text, longest_bracket);
    const std::size_t opens = end.rfind(pair.open);
    if (opens == end.npos) return {};
    const std::size_t open = text.size() - end.size() + opens;
    const std::size_t begin = open + pair.open.size();
    return {without_blanks_behind(text.substr(0, open)),
            trimmed(text.substr(begin, text.size() - begin - pair.close.size()))};
  }
  return {};
}

/// What stands before the initials of authors and editors at the end of a text ("/om/DP/stk",
/// "/КТ/"); the text itself if there are none.
std::string_view without_initials(std::string_view text) {
  const std::string_view end = end_of(text, longest_initials);
  std::size_t begin = end.size();
  std::size_t letters = 0;
  for (std::size_t at = end.size(); at-- > 0;) {
    if (end[at] == '/') {
      begin = at;
      letters = 0;
    } else if (!is_letter_byte(end[at]) || ++letters > most_initials) {
      break;
    }
  }
  if (begin + 1 >= end.size()) return text;
  const auto before = trimmed(text.substr(0, text.size() - end.size() + begin));
  return ends_with_stop(before) ? before : text;
}

/// Removes the last mark, before which at most so many others stand.
std::string_view without_agency_mark(std::string_view text, int others) {
  if (text.empty()) return text;
  const char last = text.back();
  if (last == ')' || last == ']' || text.ends_with("）") || text.ends_with("】")) {
    const Bracket bracket = bracket_at_end(text);
    if (!is_agency_mark(bracket.inside)) return text;
    const std::string_view before = bracket.before;
    const bool closed =
        before.empty() || ends_with_stop(before) || ends_with_cjk(before) ||
        (others > 0 && without_agency_mark(before, others - 1).size() < before.size());
    return closed ? before : text;
  }
  return last == '/' || is_letter_byte(last) ? without_initials(text) : text;
}

/// Whether brackets of Chinese or Japanese stand behind the last sentence.
bool ends_before_bracket(std::string_view text) {
  return text.ends_with("）") && ends_with_cjk_stop(bracket_at_end(text).before);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  return ends_with_stop(text) || ends_before_bracket(text) ||
         without_agency_marks(text).size() < text.size();
}

std::string_view without_agency_marks(std::string_view text) {
  constexpr int most_marks = 4;
  for (int others = most_marks; others-- > 0;) {
    const auto shorter = without_agency_mark(text, others);
    if (shorter.size() == text.size()) break;
    text = shorter;
  }
  return text;
}

}  // namespace dateline
