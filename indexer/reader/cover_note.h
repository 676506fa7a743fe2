#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Removes and returns the note above a release in a mail: a salutation and a few lines, none with
/// a date, above the headline that the subject of the mail is. Where the release is in a part of
/// its own, the note needs no salutation. Empty if there is none.
std::string take_cover_note(std::string& text, std::string_view headline, bool in_parts);

}  // namespace dateline
