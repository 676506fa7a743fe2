#pragma once

#include <optional>
#include <string_view>

namespace dateline {

/// The month, 1 to 12, that a word names, in full or abbreviated without its full stop, in any
/// case: the languages of Europe that most releases are in, Turkish and Arabic (names as in the
/// Unicode CLDR, in the form that stands in a date).
std::optional<unsigned> month_named(std::string_view word);

/// Whether a word is the name of a day of the week, in full or abbreviated, in any case: English,
/// Spanish, French, German, Italian, Portuguese.
bool is_weekday(std::string_view word);

}  // namespace dateline
