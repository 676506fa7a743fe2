#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether a line begins like those of mailings about themselves (data/phrases/mailings.tsv): "View
/// in browser", "You receive this message because", "Unsubscribe". Thread-safe.
bool is_mailing_notice(std::string_view line);

/// Removes such lines above and below a text, and the address of the sender behind the latter.
void drop_mailing_notices(std::string& text);

}  // namespace dateline
