#pragma once

#include <array>
#include <string_view>

#include "common/cli/program.h"
#include "query/render/renderer.h"
#include "query/result/timeline.h"

namespace dateline {

/// Headings under which help lists the options of all commands.
namespace topic {
inline constexpr std::string_view where = "Where";
inline constexpr std::string_view which = "Which releases";
inline constexpr std::string_view ranking = "Ranking";
inline constexpr std::string_view output = "Output";
}  // namespace topic

/// Where a command searches.
inline constexpr std::array index_options{
    Option{.name = "db",
           .letter = 'd',
           .value = "DIR",
           .help = "Directory of the index; several are searched as one.",
           .topic = topic::where,
           .fallback = "dateline.db",
           .environment = "DATELINE_DB",
           .repeatable = true},
};

/// Where else, by what the configuration file says.
inline constexpr std::array archive_options{
    Option{.name = "archive",
           .value = "NAME",
           .help = "Search the index of this archive of the configuration file; without it and "
                   "without --db all that it names are searched as one.",
           .topic = topic::where,
           .repeatable = true},
};

/// What a search asks for, and in which order.
inline constexpr std::array asking_options{
    Option{.name = "since",
           .value = "DATE",
           .help = "Only releases of that day or later: 2022-11-22, 2022-11, 2022-Q4, 2022, "
                   "yesterday, 7d, \"last month\".",
           .topic = topic::which},
    Option{.name = "until",
           .value = "DATE",
           .help = "Only releases of that day or earlier.",
           .topic = topic::which},
    Option{
        .name = "any", .help = "Any of the words may match, not all must.", .topic = topic::which},
    Option{.name = "exact",
           .help = "Words match as they are written, not by their stems.",
           .topic = topic::which},
    Option{.name = "copies",
           .help = "List every copy of a release, not each release once.",
           .topic = topic::which},
    Option{.name = "lead",
           .value = "WHICH",
           .help = "The copy that stands for all: the one with the earliest date or the one with "
                   "the longest text. In batches and TREC runs copies are folded only where this "
                   "is given.",
           .topic = topic::which,
           .fallback = "first",
           .choices = "first|longest"},
    Option{.name = "lang",
           .value = "CODE",
           .help = "Language that the words are in, as an ISO 639-1 code, instead of the languages "
                   "of the archive. To find releases in one language, ask for lang:CODE.",
           .topic = topic::which},
    Option{.name = "synonyms",
           .value = "FILE",
           .help =
               "Find words by their synonyms too. Each line of the file is a group as in \"car, "
               "automobile\" or \"EU => European Union\".",
           .topic = topic::which},
    Option{.name = "correct",
           .help = "Where little is found and other words are suggested, search for those.",
           .topic = topic::which},
    Option{.name = "expand",
           .help = "Rank also by the words that the best releases found have in common. Where any "
                   "word may match, these find more releases.",
           .topic = topic::ranking},
    Option{.name = "recency",
           .value = "WEIGHT",
           .help =
               "How much recency counts in the blend: light is a quarter of what the best match "
               "does, strong three quarters.",
           .topic = topic::ranking,
           .fallback = "light",
           .choices = "off|light|strong"},
    Option{.name = "sort",
           .letter = 's',
           .value = "ORDER",
           .help = "blend counts relevance and recency together; the others one of them alone. "
                   "Undated releases come last in the order of dates.",
           .topic = topic::ranking,
           .fallback = "blend",
           .choices = "blend|relevance|newest|oldest"},
    Option{.name = "half-life",
           .value = "DAYS",
           .help = "Age at which the recency of a release is half that of a new one.",
           .topic = topic::ranking,
           .fallback = "365"},
    Option{.name = "as-of",
           .value = "DATE",
           .help = "The day from which ages and relative dates are counted, instead of today.",
           .topic = topic::ranking},
    Option{.name = "timezone",
           .value = "ZONE",
           .help = "Time zone that says which day today is, as in Europe/Vienna.",
           .topic = topic::ranking},
};

/// Which of the releases found are printed.
inline constexpr std::array page_options{
    Option{.name = "limit",
           .letter = 'n',
           .value = "N",
           .help = "Print at most that many releases.",
           .topic = topic::output,
           .fallback = "10"},
    Option{.name = "offset",
           .value = "N",
           .help = "Leave out that many releases first.",
           .topic = topic::output,
           .fallback = "0"},
    Option{.name = "timeout",
           .value = "SECONDS",
           .help = "Search and count no longer than that and print what was found until then.",
           .topic = topic::output},
    Option{.name = "facets",
           .value = "LIST",
           .help = "Count all that is found, exactly and copies too, by some of source, channel, "
                   "lang and year: a list with commas.",
           .topic = topic::output},
    Option{.name = "timeline",
           .value = "UNIT",
           .help = "Count all that is found by calendar periods, with first and last mention.",
           .topic = topic::output,
           .choices = timeline_units},
    Option{.name = "kwic",
           .help = "Print each match in its context, a line each.",
           .topic = topic::output},
};

/// How they are printed.
inline constexpr std::array format_options{
    Option{.name = "format",
           .letter = 'f',
           .value = "FORMAT",
           .help = "How results are written.",
           .topic = topic::output,
           .fallback = "text",
           .choices = render_formats},
    Option{.name = "colour",
           .value = "WHEN",
           .help = "Mark what was found in colour.",
           .topic = topic::output,
           .fallback = "auto",
           .choices = "auto|never|always"},
};

}  // namespace dateline
