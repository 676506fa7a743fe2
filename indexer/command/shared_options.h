#pragma once

#include <array>
#include <string_view>

#include "common/cli/program.h"

namespace dateline {

/// Headings under which help lists the options of all commands.
namespace topic {
inline constexpr std::string_view where = "Where";
inline constexpr std::string_view changes = "What is done";
inline constexpr std::string_view reading = "How dumps are read";
inline constexpr std::string_view resources = "Resources";
inline constexpr std::string_view output = "Output";
}  // namespace topic

/// Options that several commands have.
namespace shared_option {

inline constexpr Option db{.name = "db",
                           .letter = 'd',
                           .value = "DIR",
                           .help = "Directory of the index.",
                           .topic = topic::where,
                           .fallback = "dateline.db",
                           .environment = "DATELINE_DB"};
inline constexpr Option archive{.name = "archive",
                                .value = "NAME",
                                .help = "An archive that the configuration file names.",
                                .topic = topic::where};
inline constexpr Option wait{.name = "wait",
                             .value = "TIME",
                             .help = "Wait as long for another writer to finish: 30s, 10m, 2h.",
                             .topic = topic::where,
                             .fallback = "0s"};
inline constexpr Option jobs{.name = "jobs",
                             .letter = 'j',
                             .value = "N",
                             .help = "Number of workers; 0 is one for each core.",
                             .topic = topic::resources,
                             .fallback = "0"};
inline constexpr Option map{
    .name = "map",
    .value = "FIELD=PATH",
    .help =
        "Where JSON records and tables have a field: a column, or keys joined by dots. Fields "
        "are id, url, title, date, source, issuer, language, place, channel, body. Dumps read "
        "before are read again only with --full.",
    .topic = topic::reading,
    .repeatable = true};
inline constexpr Option max_record{.name = "max-record",
                                   .value = "SIZE",
                                   .help = "Longest record; a longer one is refused.",
                                   .topic = topic::reading,
                                   .fallback = "64M"};
inline constexpr Option max_expanded{
    .name = "max-expanded",
    .value = "SIZE",
    .help = "What one dump may expand to; the rest is refused, as with each of the limits below.",
    .topic = topic::reading,
    .fallback = "1T"};
inline constexpr Option max_ratio{.name = "max-ratio",
                                  .value = "N",
                                  .help = "How many times its packed size a member may expand to.",
                                  .topic = topic::reading,
                                  .fallback = "1000"};
inline constexpr Option max_nesting{.name = "max-nesting",
                                    .value = "N",
                                    .help = "Containers inside each other, compression among them.",
                                    .topic = topic::reading,
                                    .fallback = "8"};
inline constexpr Option max_entries{.name = "max-entries",
                                    .value = "N",
                                    .help = "Members of one dump.",
                                    .topic = topic::reading,
                                    .fallback = "10000000"};
inline constexpr Option json{
    .name = "json", .help = "Print one JSON object instead of text.", .topic = topic::output};

/// How dumps are read.
inline constexpr std::array reading{map,       max_record,  max_expanded,
                                    max_ratio, max_nesting, max_entries};

}  // namespace shared_option
}  // namespace dateline
