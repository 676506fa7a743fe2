#pragma once

#include <array>

#include "query/command/shared_options.h"

namespace dateline {

/// Options specific to `search`.
inline constexpr std::array search_only_options{
    Option{
        .name = "queries",
        .letter = 'q',
        .value = "FILE",
        .help =
            "Run the queries in FILE, one per line. A query after an id and a tab is plain words, "
            "any of which may match. - means standard input.",
        .topic = topic::where},
    Option{.name = "show",
           .value = "ID",
           .help = "Print the full stored text of the release with this id.",
           .topic = topic::where},
    Option{.name = "dump",
           .value = "FILE",
           .help = "With --show and --similar: the release in this dump, named as with file:.",
           .topic = topic::where},
    Option{.name = "raw",
           .help = "With --show: print the original bytes of the release, read back from its dump. "
                   "Compressed dumps are decompressed.",
           .topic = topic::where},
    Option{.name = "root",
           .value = "OLD=NEW",
           .help = "With --raw: what the index knows to be in folder OLD is in folder NEW now, as "
                   "on a disk mounted elsewhere.",
           .topic = topic::where,
           .repeatable = true},
    Option{
        .name = "similar",
        .value = "ID",
        .help =
            "Find releases similar to the one with this id, by its most distinctive words; copies "
            "of it are left out. Words, fields and dates narrow the results.",
        .topic = topic::which},
    Option{.name = "explain-query",
           .help = "Instead of releases, print how the query was parsed and how many releases each "
                   "clause finds (text and JSON only).",
           .topic = topic::output},
    Option{.name = "explain",
           .help = "Show how each score is made up: the words that matched and where, nearness and "
                   "recency (text, JSON and jsonl only).",
           .topic = topic::output},
    Option{.name = "explain-not",
           .value = "ID",
           .help =
               "Explain why the release with this id is not among the results: which clauses it "
               "does not match, how it ranks, or which copy it is collapsed into.",
           .topic = topic::output},
    Option{.name = "count",
           .letter = 'c',
           .help = "Print only the exact number of matching releases, including copies.",
           .topic = topic::output},
    Option{.name = "no-pager",
           .help = "Do not pipe long output on a terminal into $PAGER (or less).",
           .topic = topic::output},
};

/// All options of `search`.
inline constexpr auto search_options = joined(index_options, archive_options, asking_options,
                                              page_options, search_only_options, format_options);

}  // namespace dateline
