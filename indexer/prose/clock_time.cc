#include "indexer/prose/clock_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "common/text/ascii.h"

namespace dateline {
namespace {

enum class SummerTime { never, american, european };

struct ZoneName {
  std::string_view name;
  int offset;  ///< hours from UTC in winter
  SummerTime summer = SummerTime::never;
};

constexpr std::array zone_names{
    ZoneName{"UTC", 0},
    ZoneName{"GMT", 0},
    ZoneName{"Z", 0},
    ZoneName{"EST", -5},
    ZoneName{"EDT", -4},
    ZoneName{"CST", -6},
    ZoneName{"CDT", -5},
    ZoneName{"MST", -7},
    ZoneName{"MDT", -6},
    ZoneName{"PST", -8},
    ZoneName{"PDT", -7},
    ZoneName{"AKST", -9},
    ZoneName{"AKDT", -8},
    ZoneName{"HST", -10},
    ZoneName{"BST", 1},
    ZoneName{"CEST", 2},
    ZoneName{"EEST", 3},
    ZoneName{"JST", 9},
    ZoneName{"HKT", 8},
    ZoneName{"SGT", 8},
    ZoneName{"AEST", 10},
    ZoneName{"AEDT", 11},
    ZoneName{"ET", -5, SummerTime::american},
    ZoneName{"CT", -6, SummerTime::american},
    ZoneName{"MT", -7, SummerTime::american},
    ZoneName{"PT", -8, SummerTime::american},
    ZoneName{"CET", 1, SummerTime::european},
    ZoneName{"EET", 2, SummerTime::european},
    ZoneName{"WET", 0, SummerTime::european},
};

bool in_summer(Date date, SummerTime rule) {
  using namespace std::chrono;
  if (rule == SummerTime::never) return false;
  const auto year = date.ymd().year();
  const bool american = rule == SummerTime::american;
  const sys_days begin =
      american ? sys_days{year / March / Sunday[2]} : sys_days{year / March / Sunday[last]};
  const sys_days end =
      american ? sys_days{year / November / Sunday[1]} : sys_days{year / October / Sunday[last]};
  return begin <= date.days() && date.days() < end;
}

/// Reads a text from its start.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(std::min(at, text.size())) {}

  std::size_t at() const { return at_; }
  bool digit() const { return at_ < text_.size() && is_digit(text_[at_]); }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    const auto here = text_.substr(at_, word.size());
    const bool same =
        std::ranges::equal(here, word, [](char a, char b) { return to_lower(a) == b; });
    const std::size_t end = at_ + word.size();
    if (!same || (end < text_.size() && is_letter(text_[end]) && is_letter(word.back())))
      return false;
    at_ = end;
    return true;
  }

  void skip_spaces() {
    while (take(' ')) {
    }
  }

  std::optional<int> number(std::size_t most_digits) {
    int value = 0;
    const std::size_t begin = at_;
    while (digit() && at_ - begin < most_digits) value = value * 10 + (text_[at_++] - '0');
    if (at_ == begin || digit()) return std::nullopt;
    return value;
  }

  std::string_view letters() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

/// The abbreviation of a full zone name: "EST" for "Eastern Standard Time". Empty, without moving
/// the reader, if there is none here.
std::string read_full_zone_name(Reader& reader) {
  constexpr std::size_t most_words = 4;
  Reader ahead = reader;
  std::string initials;
  while (initials.size() < most_words) {
    const auto word = ahead.letters();
    if (word.empty() || word[0] < 'A' || word[0] > 'Z') break;
    initials += word[0];
    if (word == "Time") {
      reader = ahead;
      return initials;
    }
    ahead.skip_spaces();
  }
  return {};
}

/// Minutes in "+0100" or "-5", or nullopt, without moving the reader.
std::optional<int> read_offset(Reader& reader) {
  Reader ahead = reader;
  const bool minus = ahead.take('-');
  if (!minus && !ahead.take('+')) return std::nullopt;
  const auto hours = ahead.number(4);
  if (!hours) return std::nullopt;
  int minutes = *hours > 14 ? *hours / 100 * 60 + *hours % 100 : *hours * 60;
  if (ahead.take(':')) minutes += ahead.number(2).value_or(0);
  if (minutes > 14 * 60) return std::nullopt;
  reader = ahead;
  return minus ? -minutes : minutes;
}

/// Minutes from UTC, or nullopt, without moving the reader, if there is no zone here: "+0100",
/// "EST", "GMT+0100".
std::optional<int> read_zone(Reader& reader, Date date) {
  Reader ahead = reader;
  ahead.skip_spaces();
  const bool bracket = ahead.take('(');
  if (const auto offset = read_offset(ahead)) {
    reader = ahead;
    return offset;
  }
  std::string name = read_full_zone_name(ahead);
  if (name.empty()) name = ahead.letters();
  const auto* zone = std::ranges::find(zone_names, name, &ZoneName::name);
  if (zone == zone_names.end()) return std::nullopt;
  if (bracket) ahead.take(')');
  const auto offset = name == "GMT" || name == "UTC" ? read_offset(ahead) : std::nullopt;
  reader = ahead;
  if (offset) return offset;
  return (zone->offset + (in_summer(date, zone->summer) ? 1 : 0)) * 60;
}

/// Whether "p.m." (true) or "a.m." (false) is here, or neither.
std::optional<bool> read_half_of_day(Reader& reader) {
  Reader ahead = reader;
  ahead.skip_spaces();
  for (const std::string_view word : {"a.m.", "am", "p.m.", "pm"}) {
    if (!ahead.take_word(word)) continue;
    reader = ahead;
    return word.front() == 'p';
  }
  return std::nullopt;
}

}  // namespace

ClockTime read_clock_time(std::string_view text, std::size_t at, Date date) {
  ClockTime none{"", at};
  Reader reader(text, at);
  if (!reader.take('T')) {
    reader.take(',');
    reader.skip_spaces();
    if (reader.take_word("at")) reader.skip_spaces();
    for (const std::string_view dash : {"-", "–", "|", "/"}) {
      if (reader.take_word(dash)) reader.skip_spaces();
    }
  }
  auto hour = reader.number(2);
  if (!hour || *hour > 23) return none;
  std::optional<int> minute;
  if (reader.take(':')) minute = reader.number(2);
  if (minute && reader.take(':')) {
    reader.number(2);
    if (reader.take('.')) reader.number(9);
  }
  const auto afternoon = read_half_of_day(reader);
  if (afternoon && (*hour == 0 || *hour > 12)) return none;
  if ((!minute && !afternoon) || minute.value_or(0) > 59) return none;
  if (afternoon) hour = *hour % 12 + (*afternoon ? 12 : 0);
  std::string written = fmt::format("{:02}:{:02}", *hour, minute.value_or(0));
  if (const auto offset = read_zone(reader, date)) {
    const int distance = std::abs(*offset);
    written += fmt::format("{}{:02}:{:02}", *offset < 0 ? '-' : '+', distance / 60, distance % 60);
  }
  return {std::move(written), reader.at()};
}

bool falls_on_local_day(Date utc_date, std::string_view time, Date day) {
  constexpr std::string_view latest_behind = "10:00";   // zones reach from UTC-10 (Hawaii)
  constexpr std::string_view earliest_ahead = "10:00";  // to UTC+14
  if (!time.ends_with("+00:00")) return false;
  const std::string_view clock = time.substr(0, 5);
  const int days = day.day_number() - utc_date.day_number();
  return (days == -1 && clock < latest_behind) || (days == 1 && clock >= earliest_ahead);
}

}  // namespace dateline
