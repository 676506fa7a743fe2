#pragma once

#include <array>
#include <string_view>

#include "common/cli/arguments.h"
#include "common/cli/program.h"
#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/database/writer_lock.h"
#include "common/support/result.h"
#include "indexer/pipeline/chunk.h"

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
inline constexpr Option archive{
    .name = "archive",
    .value = "NAME",
    .help = "Use the index of this archive from the configuration file.",
    .topic = topic::where,
    .completes = Completes::archives};
inline constexpr Option wait{
    .name = "wait",
    .value = "TIME",
    .help = "Wait up to this long for another writer to finish, such as 30s, 10m or 2h.",
    .topic = topic::where,
    .fallback = "0s"};
inline constexpr Option jobs{.name = "jobs",
                             .letter = 'j',
                             .value = "N",
                             .help = "Number of worker threads; 0 means one per core.",
                             .topic = topic::resources,
                             .fallback = "0"};
inline constexpr Option json{
    .name = "json", .help = "Print one JSON object instead of text.", .topic = topic::output};

inline constexpr Option progress{
    .name = "progress",
    .value = "WHEN",
    .help =
        "Show progress on standard error: as a line that is redrawn on a terminal, elsewhere (only "
        "with `always`) as a new line every few seconds.",
    .topic = topic::output,
    .fallback = "auto",
    .choices = "auto|never|always"};

/// Options for reading dumps.
inline constexpr std::array reading{
    Option{.name = "map",
           .value = "FIELD=PATH",
           .help =
               "Where to find a field in JSON records and tables: a column name, or keys joined by "
               "dots. Fields are id, url, title, date, source, issuer, language, place, channel, "
               "body. With `index`, add --full to apply this to dumps that are already indexed.",
           .topic = topic::reading,
           .repeatable = true},
    Option{.name = "max-record",
           .value = "SIZE",
           .help = "Maximum size of a record; larger ones are refused. The default of `index` is "
                   "at most an eighth of --memory.",
           .topic = topic::reading,
           .fallback = "64M"},
    Option{.name = "max-expanded",
           .value = "SIZE",
           .help = "Maximum expanded size of a dump. As with the limits below, the rest of the "
                   "dump is refused.",
           .topic = topic::reading,
           .fallback = "1T"},
    Option{.name = "max-ratio",
           .value = "N",
           .help = "Maximum expansion of a member, as a multiple of its compressed size.",
           .topic = topic::reading,
           .fallback = "1000"},
    Option{.name = "max-nesting",
           .value = "N",
           .help = "Maximum depth of nested containers, counting compression.",
           .topic = topic::reading,
           .fallback = "8"},
    Option{.name = "max-entries",
           .value = "N",
           .help = "Maximum number of members in a dump.",
           .topic = topic::reading,
           .fallback = "10000000"},
};

}  // namespace shared_option

/// The number of workers set by --jobs: at least 1; 0 means one per core.
Result<unsigned> jobs_of(const Arguments& arguments);

/// The given paths. Error usage if there are none.
Result<std::vector<std::string>> paths_of(const Arguments& arguments);

/// The number of older generations set by --keep.
Result<unsigned> keep_of(const Arguments& arguments);

/// The index of --db, for reading.
Result<Snapshot> open_index(const Arguments& arguments);

/// An index locked against changes by other processes.
struct LockedIndex {
  IndexDirectory directory;
  WriterLock lock;
};

/// Locks the index of --db, waiting up to --wait. Error index_missing if there is none: nothing is
/// created.
Result<LockedIndex> lock_index(const Arguments& arguments);

/// The same for a command that only reads, which needs no write permission.
Result<LockedIndex> share_index(const Arguments& arguments);

/// The command with its options and operands, as one line for the run log.
std::string command_line(const Arguments& arguments);

/// The reading options: --map and the --max-... limits.
Result<ReadOptions> reading_of(const Arguments& arguments);

}  // namespace dateline
