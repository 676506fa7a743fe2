#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// Calendars in which releases are dated: the Gregorian one, also with the years of the Thai one
/// (543 more), the Persian one (solar Hijri), and the Hijri one of Umm al-Qura.
enum class Calendar : std::uint8_t { gregorian, buddhist, persian, hijri };

/// The day of a calendar, or nullopt if it has no such day. ICU converts the last two.
std::optional<Date> date_in(Calendar calendar, int year, unsigned month, unsigned day);

/// If the text ends with the name of an era that is still counted or was in the 20th century
/// ("令和", "民國"), the Gregorian year before its first.
std::optional<int> era_at_end(std::string_view text);

}  // namespace dateline
