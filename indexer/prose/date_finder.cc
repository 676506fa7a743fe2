#include "indexer/prose/date_finder.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/prose/calendar_words.h"
#include "indexer/prose/clock_time.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

struct Digits {
  int value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

std::optional<Digits> digits_at(std::string_view text, std::size_t at) {
  Digits digits{0, at, at};
  while (digits.end < text.size() && is_digit(text[digits.end])) {
    if (digits.size() == 8) return std::nullopt;
    digits.value = digits.value * 10 + (text[digits.end++] - '0');
  }
  if (digits.size() == 0) return std::nullopt;
  return digits;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space_or_tab(text[at])) ++at;
  // The no-break space, if the text was not normalised.
  if (text.substr(at, 2) == "\xC2\xA0") return skip_blanks(text, at + 2);
  return at;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter_byte(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Reads a date that starts with the given digits, in any of the formats.
class DateReader {
 public:
  DateReader(std::string_view text, const DateRange& range) : text_(text), range_(range) {}

  std::optional<DateMatch> read(const Digits& first) const {
    if (first.size() == 4) return year_first(first);
    if (first.size() > 2) return std::nullopt;
    if (auto match = month_before(first)) return match;
    if (auto match = month_after(first)) return match;
    return numbers(first);
  }

 private:
  std::optional<DateMatch> match(int year, unsigned month, unsigned day, std::size_t begin,
                                 std::size_t end) const {
    const auto date = Date::from_ymd(year, month, day);
    if (!date || !range_.contains(*date)) return std::nullopt;
    return DateMatch{*date, begin, end, {}};
  }

  std::optional<DateMatch> match(int year, const Digits& month, const Digits& day,
                                 std::size_t begin, std::size_t end) const {
    return match(year, static_cast<unsigned>(month.value), static_cast<unsigned>(day.value), begin,
                 end);
  }

  /// "2022-11-22", "2022/11/22", "2022年11月22日".
  std::optional<DateMatch> year_first(const Digits& year) const {
    static constexpr std::array<std::array<std::string_view, 3>, 6> separators{
        {{"-", "-", ""},
         {"/", "/", ""},
         {".", ".", ""},
         {"_", "_", ""},
         {"年", "月", "日"},
         {"년 ", "월 ", "일"}}};
    for (const auto& [after_year, after_month, after_day] : separators) {
      if (!text_.substr(year.end).starts_with(after_year)) continue;
      const auto month = digits_at(text_, year.end + after_year.size());
      if (!month || month->size() > 2 || !text_.substr(month->end).starts_with(after_month))
        continue;
      const auto day = digits_at(text_, month->end + after_month.size());
      if (!day || day->size() > 2 || !text_.substr(day->end).starts_with(after_day)) continue;
      return match(year.value, *month, *day, year.begin, day->end + after_day.size());
    }
    return year_and_name(year);
  }

  /// "2022 Nov 22", "2022. november 22."
  std::optional<DateMatch> year_and_name(const Digits& year) const {
    std::size_t at = year.end;
    if (at < text_.size() && (text_[at] == '.' || text_[at] == '-')) ++at;
    at = skip_blanks(text_, at);
    const auto name = word_at(text_, at);
    const auto month = month_named(name);
    if (!month) return std::nullopt;
    at += name.size();
    if (at < text_.size() && (text_[at] == '.' || text_[at] == '-')) ++at;
    const auto day = digits_at(text_, skip_blanks(text_, at));
    if (!day || day->size() > 2) return std::nullopt;
    // "2022 Nov 22, 2023" belongs to the year after it.
    const auto next = digits_at(text_, skip_blanks(text_, std::min(day->end + 1, text_.size())));
    if (next && next->size() == 4) return std::nullopt;
    return match(year.value, *month, static_cast<unsigned>(day->value), year.begin, day->end);
  }

  /// "November 22, 2022", "Nov. 22nd 2022".
  std::optional<DateMatch> month_before(const Digits& day) const {
    std::size_t end = day.begin;
    while (end > 0 && (is_space_or_tab(text_[end - 1]) || text_[end - 1] == '.')) --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 24 && is_letter_byte(text_[begin - 1])) --begin;
    begin = behind_mark(begin, end);
    const auto month = month_named(text_.substr(begin, end - begin));
    if (!month) return std::nullopt;
    std::size_t at = skip_ordinal(day.end);
    at = skip_blanks(text_, at);
    if (at < text_.size() && (text_[at] == ',' || text_[at] == '.'))
      at = skip_blanks(text_, at + 1);
    const auto year = digits_at(text_, at);
    if (!year || year->size() != 4) return std::nullopt;
    return match(year->value, *month, static_cast<unsigned>(day.value), begin, year->end);
  }

  /// "22 November 2022", "22. November 2022", "22-Nov-2022", "22 de noviembre de 2022",
  /// "10Apr2007".
  std::optional<DateMatch> month_after(const Digits& day) const {
    std::size_t at = skip_ordinal(day.end);
    if (at < text_.size() && (text_[at] == '.' || text_[at] == '-' || text_[at] == '/')) ++at;
    at = skip_joining_word(skip_blanks(text_, at));
    const auto name = word_at(text_, at);
    const auto month = month_named(name);
    if (!month) return std::nullopt;
    at += name.size();
    if (at < text_.size() && (text_[at] == '.' || text_[at] == '-' || text_[at] == '/')) ++at;
    at = skip_blanks(text_, at);
    if (at < text_.size() && text_[at] == ',') at = skip_blanks(text_, at + 1);
    const auto year = digits_at(text_, skip_joining_word(at));
    if (!year || year->size() != 4) return std::nullopt;
    return match(year->value, *month, static_cast<unsigned>(day.value), day.begin, year->end);
  }

  /// "11/22/2022", "22.11.2022", "11 22 2022", "4/8/05".
  std::optional<DateMatch> numbers(const Digits& first) const {
    if (first.end >= text_.size()) return std::nullopt;
    const char separator = text_[first.end];
    if (separator != '/' && separator != '.' && separator != '-' && separator != ' ') {
      return std::nullopt;
    }
    if (first.begin > 0 && (text_[first.begin - 1] == separator || text_[first.begin - 1] == '.')) {
      if (separator != ' ') return std::nullopt;
    }
    const auto second = digits_at(text_, first.end + 1);
    if (!second || second->size() > 2 || second->end >= text_.size() ||
        text_[second->end] != separator) {
      return std::nullopt;
    }
    const auto third = digits_at(text_, second->end + 1);
    if (!third || (third->size() != 4 && (third->size() != 2 || separator == ' '))) {
      return std::nullopt;
    }
    if (third->end < text_.size() && text_[third->end] == separator && separator != ' ') {
      // A full stop may end the sentence; if a number follows, it does not.
      const bool goes_on = third->end + 1 < text_.size() && is_digit(text_[third->end + 1]);
      if (separator != '.' || goes_on) return std::nullopt;
    }
    // Two-digit years as in POSIX strptime: 69 to 99 are of the 20th century.
    int year = third->value;
    if (third->size() == 2) year += year < 69 ? 2000 : 1900;
    const auto day_first = match(year, *second, first, first.begin, third->end);
    const auto month_first = match(year, first, *second, first.begin, third->end);
    if (separator == '.') return day_first ? day_first : month_first;
    return month_first ? month_first : day_first;
  }

  /// After the last mark that separates words without a space, as in "Holm·May".
  std::size_t behind_mark(std::size_t begin, std::size_t end) const {
    for (const std::string_view mark : {"·", "•", "–", "—", "：", "»"}) {
      const std::size_t at = text_.substr(begin, end - begin).rfind(mark);
      if (at != std::string_view::npos) begin += at + mark.size();
    }
    return begin;
  }

  /// Behind "st", "nd", "rd", "th", "er", "º", "ª", "e" if one follows a day.
  std::size_t skip_ordinal(std::size_t at) const {
    for (const std::string_view suffix : {"st", "nd", "rd", "th", "er", "º", "ª", "°"}) {
      if (!text_.substr(at).starts_with(suffix)) continue;
      const std::size_t end = at + suffix.size();
      if (end >= text_.size() || !is_letter_byte(text_[end])) return end;
    }
    return at;
  }

  /// Behind "of", "de", "del", "di" and the blanks after it.
  std::size_t skip_joining_word(std::size_t at) const {
    for (const std::string_view word : {"of", "de", "del", "di", "do"}) {
      if (word_at(text_, at) == word) return skip_blanks(text_, at + word.size());
    }
    return at;
  }

  std::string_view text_;
  const DateRange& range_;
};

/// Whether the digits are a whole number and not part of one ("1,234", "3.14").
bool begins_number(std::string_view text, std::size_t at) {
  return at == 0 || !is_digit(text[at - 1]);
}

/// The date in eight digits, or four, a slash, and four.
std::optional<Date> compact_date(std::string_view path, std::size_t at, const DateRange& range) {
  std::array<char, 8> digits{};
  std::size_t count = 0;
  std::size_t end = at;
  for (; end < path.size() && count < digits.size(); ++end) {
    if (is_digit(path[end])) {
      digits.at(count++) = path[end];
    } else if (path[end] != '/' || count < 4) {
      break;
    }
  }
  const bool goes_on = end < path.size() && is_digit(path[end]);
  if (count != digits.size() || goes_on) return std::nullopt;
  const auto date = Date::parse({digits.data(), digits.size()});
  return date && range.contains(*date) ? date : std::nullopt;
}

}  // namespace

std::optional<DateMatch> find_date(std::string_view text, std::size_t from,
                                   const DateRange& range) {
  const DateReader reader(text, range);
  for (std::size_t at = from; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const auto digits = digits_at(text, at);
    if (!digits) {
      while (at < text.size() && is_digit(text[at])) ++at;
      continue;
    }
    if (begins_number(text, at)) {
      if (auto match = reader.read(*digits); match && match->begin >= from) {
        auto time = read_clock_time(text, match->end, match->date);
        if (!time.text.empty()) {
          match->time = std::move(time.text);
          match->end = time.end;
        }
        return match;
      }
    }
    at = digits->end;
  }
  return std::nullopt;
}

std::optional<DateMatch> leading_date(std::string_view text, const DateRange& range) {
  constexpr std::size_t reach = 60;
  auto match = find_date(text.substr(0, reach), 0, range);
  if (!match) return std::nullopt;
  const auto before = text.substr(0, match->begin);
  if (std::ranges::count_if(before, is_letter_byte) == 0) return match;
  const auto words_end = before.find_last_not_of(" ,.:\t") + 1;
  const auto words = before.substr(0, words_end);
  if (is_weekday(words) || phrase_kind(words) == PhraseKind::date_label) return match;
  return std::nullopt;
}

std::optional<Date> find_path_date(std::string_view path, const DateRange& range) {
  std::optional<Date> found;
  std::size_t found_at = 0;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (!is_digit(path[at]) || !begins_number(path, at)) continue;
    if (const auto date = compact_date(path, at, range)) {
      found = date;
      found_at = at;
    }
  }
  for (auto match = find_date(path, found_at, range); match;
       match = find_date(path, match->end, range)) {
    found = match->date;
  }
  return found;
}

}  // namespace dateline
