#pragma once

#include <array>
#include <string_view>

#include "common/cli/program.h"

namespace dateline {

/// Headings for options in the help of all commands.
namespace topic {
inline constexpr std::string_view where = "Where";
inline constexpr std::string_view changes = "Operation";
inline constexpr std::string_view reading = "Reading";
inline constexpr std::string_view resources = "Resources";
inline constexpr std::string_view output = "Output";
}  // namespace topic

/// Options shared by several commands.
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
                                .help = "Archive from the configuration file.",
                                .topic = topic::where};
inline constexpr Option wait{
    .name = "wait",
    .value = "TIME",
    .help = "Wait up to this long for another writer to finish: 30s, 10m, 2h.",
    .topic = topic::where,
    .fallback = "0s"};
inline constexpr Option jobs{.name = "jobs",
                             .letter = 'j',
                             .value = "N",
                             .help = "Number of worker threads; 0 means one per core.",
                             .topic = topic::resources,
                             .fallback = "0"};
inline constexpr Option map{
    .name = "map",
    .value = "FIELD=PATH",
    .help =
        "Where to find a field in JSON records and tables: a column name, or keys joined by dots. "
        "Fields are id, url, title, date, source, issuer, language, place, channel, body. Use "
        "--full to apply this to dumps that are already indexed.",
    .topic = topic::reading,
    .repeatable = true};
inline constexpr Option max_record{.name = "max-record",
                                   .value = "SIZE",
                                   .help = "Maximum size of a record; longer ones are refused.",
                                   .topic = topic::reading,
                                   .fallback = "64M"};
inline constexpr Option max_expanded{
    .name = "max-expanded",
    .value = "SIZE",
    .help = "Maximum expanded size of a dump; the rest is refused, as for the limits below.",
    .topic = topic::reading,
    .fallback = "1T"};
inline constexpr Option max_ratio{
    .name = "max-ratio",
    .value = "N",
    .help = "Maximum expansion of a member, as a multiple of its compressed size.",
    .topic = topic::reading,
    .fallback = "1000"};
inline constexpr Option max_nesting{
    .name = "max-nesting",
    .value = "N",
    .help = "Maximum depth of nested containers, counting compression.",
    .topic = topic::reading,
    .fallback = "8"};
inline constexpr Option max_entries{.name = "max-entries",
                                    .value = "N",
                                    .help = "Maximum number of members in a dump.",
                                    .topic = topic::reading,
                                    .fallback = "10000000"};
inline constexpr Option json{
    .name = "json", .help = "Print one JSON object instead of text.", .topic = topic::output};

/// Options for reading dumps.
inline constexpr std::array reading{map,       max_record,  max_expanded,
                                    max_ratio, max_nesting, max_entries};

}  // namespace shared_option
}  // namespace dateline
