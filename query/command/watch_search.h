#pragma once

#include <array>
#include <string>
#include <vector>

#include "common/cli/arguments.h"
#include "query/command/shared_options.h"
#include "query/search/search_request.h"
#include "query/watch/watch.h"

namespace dateline {

/// Options of all watch commands.
inline constexpr std::array watch_options{
    Option{
        .name = "state",
        .value = "DIR",
        .help =
            "Directory of watches, instead of $XDG_STATE_HOME/dateline or ~/.local/state/dateline.",
        .topic = topic::where},
};
inline constexpr std::array watch_lock_options{
    Option{.name = "wait",
           .value = "TIME",
           .help = "Wait up to this long for another run of the same watch to finish, such as 30s, "
                   "10m or 2h.",
           .topic = topic::where,
           .fallback = "0s"},
};

/// The options that a watch saves.
inline constexpr auto saved_options = joined(index_options, asking_options, format_options);

/// The command line for the search that these arguments of `watch add` describe. It works from any
/// directory: paths are made absolute, and the index is named even if it was not given. The first
/// operand is the name of the watch.
std::vector<std::string> saved_line(const Arguments& arguments);

/// A watch's command line, parsed again, and the request it makes.
struct SavedSearch {
  Arguments arguments;
  SearchRequest request;
};

/// Error: usage if this version no longer has one of the options.
Result<SavedSearch> read_saved(const Watch& watch);

/// All that a watch matches now, whether reported or not.
Result<SearchResult> present_matches(const Watch& watch);

/// The notes of these, and a sentence on what was done with the watch and how many there are.
std::string matches_text(std::string_view done, const Watch& watch, const SearchResult& present);

/// Error usage unless there is one operand.
Result<void> expect_one_name(const Arguments& arguments);

}  // namespace dateline
