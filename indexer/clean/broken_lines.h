#pragma once

#include <string_view>
#include <vector>

namespace dateline {

/// Whether a line ends with a full stop or the like, perhaps inside quotation marks.
bool ends_sentence(std::string_view text);

/// The lines of a text that are not empty, trimmed. Sentences that were broken at the borders of
/// links and emphasis are one line again, with the newlines still inside.
std::vector<std::string_view> join_broken_lines(std::string_view text);

}  // namespace dateline
