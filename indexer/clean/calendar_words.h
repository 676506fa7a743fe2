#pragma once

#include <optional>
#include <string_view>

namespace dateline {

/// The month, 1 to 12, named by a word, in full or abbreviated without full stop, in any case: the
/// European languages of most releases, Turkish and Arabic (names from the Unicode CLDR, in the
/// form used in dates).
std::optional<unsigned> month_named(std::string_view word);

/// Whether a word is the name of a day of the week, in full or abbreviated, in any case: English,
/// Spanish, French, German, Italian, Portuguese.
bool is_weekday(std::string_view word);

}  // namespace dateline
