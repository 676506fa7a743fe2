#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/watch/watch.h"

namespace dateline {

/// A watch as JSON, without its name: {"version": 1, "line": [...], "last_run": "...",
/// "told": ["0123456789abcdef", ...]}.
std::string encode_watch(const Watch& watch);

/// Reads what encode_watch wrote; nothing where the text is not that.
std::optional<Watch> decode_watch(std::string_view text);

}  // namespace dateline
