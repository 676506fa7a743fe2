#pragma once

#include <array>
#include <string>
#include <vector>

#include "common/cli/arguments.h"
#include "query/command/shared_options.h"
#include "query/search/search_request.h"
#include "query/watch/watch.h"

namespace dateline {

/// Options of the commands that work on watches.
inline constexpr std::array watch_options{
    Option{.name = "state",
           .value = "DIR",
           .help = "Directory that keeps the watches, instead of $XDG_STATE_HOME/dateline or "
                   "~/.local/state/dateline.",
           .topic = topic::where},
};
inline constexpr std::array watch_lock_options{
    Option{.name = "wait",
           .value = "TIME",
           .help = "Wait as long for another run of the same watch to end: 30s, 10m, 2h.",
           .topic = topic::where,
           .fallback = "0s"},
};

/// The options that a watch saves.
inline constexpr auto saved_options = joined(index_options, asking_options, format_options);

/// The command line that searches as these arguments of `watch add` ask, from whatever directory
/// it is run: paths are made absolute, and the index is named even where it was not given. The
/// first operand is the name of the watch.
std::vector<std::string> saved_line(const Arguments& arguments);

/// A watch's command line read again, with what it asks for.
struct SavedSearch {
  Arguments arguments;
  SearchRequest request;
};

/// Error usage where this version has no such options any more.
Result<SavedSearch> read_saved(const Watch& watch);

}  // namespace dateline
