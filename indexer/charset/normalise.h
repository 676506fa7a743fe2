#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Valid UTF-8 as it may stand in a Release: in NFC (Unicode Standard Annex #15), lines ended by
/// "\n", no control characters but "\n", tab and form feed, no soft hyphens and byte-order marks,
/// no-break spaces as spaces. C1 controls are read as the windows-1252 characters that were meant,
/// and UTF-8 that was read as windows-1252 on its way here is repaired. Text in this form already,
/// which is most text, is only scanned.
std::string normalise(std::string text);

/// Repairs stretches of UTF-8 that were read as windows-1252 ("â€™" for "’"). Ambiguous text
/// ("RENÉ’S") is left alone unless other parts of the text prove the mistake.
std::string repair_mojibake(std::string_view text);

}  // namespace dateline
