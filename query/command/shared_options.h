#pragma once

#include <array>
#include <string_view>

#include "common/cli/program.h"
#include "common/text/names.h"
#include "query/rank/sort_order.h"
#include "query/render/renderer.h"
#include "query/result/counts.h"
#include "query/result/facets.h"

namespace dateline {

/// Headings under which help groups options.
namespace topic {
inline constexpr std::string_view where = "Where";
inline constexpr std::string_view which = "Which releases";
inline constexpr std::string_view ranking = "Ranking";
inline constexpr std::string_view output = "Output";
}  // namespace topic

/// Which index a command searches.
inline constexpr std::array index_options{
    Option{.name = "db",
           .letter = 'd',
           .value = "DIR",
           .help = "Directory of the index, or tcp:HOST:PORT where xapian-tcpsrv serves one. "
                   "Several are searched as one.",
           .topic = topic::where,
           .fallback = "dateline.db",
           .environment = "DATELINE_DB",
           .repeatable = true},
    Option{.name = "require-all",
           .help = "Fail if a server does not answer, instead of searching the rest.",
           .topic = topic::where},
};

/// Which archives of the configuration file a command searches.
inline constexpr std::array archive_options{
    Option{.name = "archive",
           .value = "NAME",
           .help = "Search this archive from the configuration file. Without --archive and --db, "
                   "all archives are searched as one.",
           .topic = topic::where,
           .completes = Completes::archives,
           .repeatable = true},
};

/// What to search for, and how to rank it.
inline constexpr std::array asking_options{
    Option{.name = "since",
           .value = "DATE",
           .help = "Only releases dated DATE or later, such as 2022-11-22, 2022-11, 2022-Q4, 2022, "
                   "\"Nov 22 2022\", yesterday, 7d, \"3 days ago\" or \"last month\".",
           .topic = topic::which},
    Option{.name = "until",
           .value = "DATE",
           .help = "Only releases dated DATE or earlier.",
           .topic = topic::which},
    Option{.name = "any", .help = "Match any of the words instead of all.", .topic = topic::which},
    Option{.name = "exact",
           .help = "Match words exactly as written, not by stem.",
           .topic = topic::which},
    Option{.name = "copies",
           .help = "List every copy of a release, not just one.",
           .topic = topic::which},
    Option{.name = "lead",
           .value = "WHICH",
           .help = "Which copy represents a release: the first by date, or the longest. Batches "
                   "and TREC runs collapse copies only if this option is given.",
           .topic = topic::which,
           .fallback = "first",
           .choices = "first|longest"},
    Option{.name = "lang",
           .value = "CODE",
           .help = "Language of the search words (ISO 639-1), instead of the languages of the "
                   "archive. To find releases in a language, search for lang:CODE.",
           .topic = topic::which},
    Option{.name = "synonyms",
           .value = "FILE",
           .help =
               "Also match synonyms. Each line of FILE is a group such as \"car, automobile\" or "
               "\"EU => European Union\".",
           .topic = topic::which},
    Option{.name = "correct",
           .help = "If few releases are found, search for the suggested spelling instead.",
           .topic = topic::which},
    Option{.name = "expand",
           .help = "Also rank by words that the best matches have in common. With --any, these "
                   "words also find more releases.",
           .topic = topic::ranking},
    Option{.name = "recency",
           .value = "WEIGHT",
           .help = "How much recency counts in the blend, relative to the relevance of the best "
                   "match: light is 0.15, strong 0.75.",
           .topic = topic::ranking,
           .fallback = "light",
           .choices = "off|light|strong"},
    Option{.name = "sort",
           .letter = 's',
           .value = "ORDER",
           .help =
               "Sort order. blend combines relevance and recency; the others use only one of them. "
               "Undated releases come last when sorting by date. Only stated dates add recency.",
           .topic = topic::ranking,
           .fallback = "blend",
           .choices = joined_names<sort_orders, '|'>},
    Option{.name = "half-life",
           .value = "DAYS",
           .help = "Age at which the recency of a release has halved.",
           .topic = topic::ranking,
           .fallback = "365"},
    Option{.name = "as-of",
           .value = "DATE",
           .help = "Compute ages and relative dates as of this day instead of today.",
           .topic = topic::ranking},
    Option{.name = "timezone",
           .value = "ZONE",
           .help = "Time zone that determines today's date, such as Europe/Vienna.",
           .topic = topic::ranking},
};

inline constexpr std::array time_options{
    Option{.name = "timeout",
           .value = "SECONDS",
           .help = "Stop searching and counting after SECONDS and show what was found so far; "
                   "`search` then exits with 7. 0 means no limit.",
           .topic = topic::output,
           .fallback = "30"},
};

/// Which results to print, and what to print with them.
inline constexpr std::array page_options{
    Option{.name = "limit",
           .letter = 'n',
           .value = "N",
           .help = "Show at most N releases, or all. `bench` only finds and formats them.",
           .topic = topic::output,
           .fallback = "10"},
    Option{.name = "offset",
           .value = "N",
           .help = "Skip the first N releases.",
           .topic = topic::output,
           .fallback = "0"},
    Option{
        .name = "facets",
        .value = "LIST",
        .help =
            "Count all matching releases, including copies, by each facet in a comma-separated "
            "list. Two joined by a star (source*month) make a table. csv and tsv print the counts "
            "instead of the releases.",
        .topic = topic::output,
        .listed = joined_names<facet_names, ','>},
    Option{.name = "facet-limit",
           .value = "N",
           .help = "Show at most N values of each facet, or all. By default, text shows 20, but "
                   "all years and months; HTML shows 15, other formats all.",
           .topic = topic::output},
    Option{.name = "timeline",
           .value = "UNIT",
           .help =
               "Count all matching releases, including copies, by calendar period, and show the "
               "first and last mention. csv and tsv print the counts instead of the releases.",
           .topic = topic::output,
           .choices = joined_names<timeline_units, '|'>},
    Option{.name = "kwic",
           .help = "Print each match in context, one per line.",
           .topic = topic::output},
};

/// What to print of each release.
inline constexpr std::array export_options{
    Option{.name = "fields",
           .value = "LIST",
           .help = "Print these fields of each release, separated by commas (json, jsonl, csv and "
                   "tsv only).",
           .topic = topic::output,
           .listed = export_field_names},
    Option{.name = "full",
           .help = "Print whole texts: instead of snippets in text and HTML, as one more field in "
                   "json, jsonl, csv and tsv.",
           .topic = topic::output},
};

/// How to print it.
inline constexpr std::array format_options{
    Option{.name = "format",
           .letter = 'f',
           .value = "FORMAT",
           .help = "Output format.",
           .topic = topic::output,
           .fallback = "text",
           .choices = render_formats},
    Option{.name = "colour",
           .value = "WHEN",
           .help = "Highlight matches in colour. Also spelt --color.",
           .topic = topic::output,
           .fallback = "auto",
           .choices = "auto|never|always",
           .alias = "color"},
};

}  // namespace dateline
