#pragma once

#include <string_view>

#include "common/cli/program.h"

namespace dateline {

/// Headings under which help lists the options of all commands.
namespace topic {
inline constexpr std::string_view where = "Where";
inline constexpr std::string_view changes = "What is done";
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
inline constexpr Option json{
    .name = "json", .help = "Print one JSON object instead of text.", .topic = topic::output};

}  // namespace shared_option
}  // namespace dateline
