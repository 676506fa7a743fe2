#pragma once

#include <optional>
#include <string_view>

namespace dateline {

/// Words of dates, in the languages of data/calendar/words.tsv: in full or abbreviated without a
/// full stop, in any case. Both functions may be called by several threads at once.

/// The month, 1 to 12, that a word names.
std::optional<unsigned> month_named(std::string_view word);

/// Whether a word is the name of a day of the week.
bool is_weekday(std::string_view word);

}  // namespace dateline
