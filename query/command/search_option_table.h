#pragma once

#include <array>

#include "query/command/shared_options.h"

namespace dateline {

/// Options of `search` beside those that it shares.
inline constexpr std::array search_only_options{
    Option{.name = "queries",
           .letter = 'q',
           .value = "FILE",
           .help =
               "Run a batch of queries, one a line. Where an id and a tabulator stand before it, "
               "it is plain words of which any may match. - is standard input.",
           .topic = topic::where},
    Option{.name = "show",
           .value = "ID",
           .help = "Print the whole stored text of the releases with that id.",
           .topic = topic::where},
    Option{.name = "dump",
           .value = "FILE",
           .help = "With --show and --similar: the release in that dump, named as with file:.",
           .topic = topic::where},
    Option{.name = "raw",
           .help =
               "With --show: print the bytes that the release was made from, read back from its "
               "dump; of a packed dump, as it holds them.",
           .topic = topic::where},
    Option{.name = "similar",
           .value = "ID",
           .help =
               "Find releases like the one with that id, by the words that tell it from others, "
               "without its copies. Words, fields and dates restrict them.",
           .topic = topic::which},
    Option{.name = "explain-query",
           .help = "Print how the query is understood and how many releases each of its clauses "
                   "finds, instead of releases.",
           .topic = topic::output},
    Option{.name = "explain",
           .help =
               "Say of each release what its score is the sum of: the words that matched, where "
               "they stand, nearness and recency (text and JSON).",
           .topic = topic::output},
    Option{.name = "explain-not",
           .value = "ID",
           .help =
               "Say why the release with that id is not among the results: which clauses of the "
               "query it does not match, or how it ranks, or what it is folded under.",
           .topic = topic::output},
    Option{.name = "count",
           .letter = 'c',
           .help = "Print only how many releases match, counted exactly.",
           .topic = topic::output},
    Option{.name = "no-pager",
           .help = "Do not show long results on a terminal through $PAGER (or less).",
           .topic = topic::output},
};

/// All options of `search`.
inline constexpr auto search_options = joined(index_options, archive_options, asking_options,
                                              page_options, search_only_options, format_options);

}  // namespace dateline
