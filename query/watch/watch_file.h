#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/watch/watch.h"

namespace dateline {

/// A watch as JSON, without its name: {"version": 1, "line": [...], "last_run": "...",
/// "told": ["0123456789abcdef", ...]}.
std::string encode_watch(const Watch& watch);

/// Reads the output of encode_watch; nothing if the text is anything else.
std::optional<Watch> decode_watch(std::string_view text);

}  // namespace dateline
