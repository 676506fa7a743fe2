#pragma once

#include <string_view>
#include <vector>

namespace dateline {

/// The non-empty lines of a text, trimmed. Sentences that were broken around links and emphasis
/// become one line again, with the newlines still inside.
std::vector<std::string_view> join_broken_lines(std::string_view text);

}  // namespace dateline
