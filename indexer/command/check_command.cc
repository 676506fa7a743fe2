#include <array>

#include "common/cli/arguments.h"
#include "common/support/standard_output.h"
#include "indexer/command/check_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/run_options.h"
#include "indexer/command/shared_options.h"
#include "indexer/maintenance/check.h"

namespace dateline {
namespace {

constexpr std::array check_option_table{
    shared_option::db,
    shared_option::archive,
    Option{.name = "fast",
           .help = "Only check file digests and bookkeeping, which takes about a second for a few "
                   "gigabytes.",
           .topic = topic::changes},
    shared_option::wait,
    shared_option::json,
};

constexpr std::array check_examples{
    Example{"dateline-indexer check && dateline-indexer compact", "check before compacting"},
};

Result<ExitCode> run_check_command(const Arguments& arguments) {
  const auto index = share_index(arguments);
  if (!index) return pass(index);
  const auto report =
      check_index(index->directory, arguments.flag("fast") ? CheckDepth::fast : CheckDepth::full);
  if (!report) return pass(report);
  if (const auto written =
          write_output(arguments.flag("json") ? check_json(*report) : check_text(*report));
      !written) {
    return pass(written);
  }
  return report->sound() ? ExitCode::success : ExitCode::index_unusable;
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary = "verify the integrity of the index",
    .description =
        "Checks every index file against its digest, the structure of Xapian's tables, the "
        "bookkeeping against the releases, and every stored release against its checksum and text "
        "digest. Reports what is wrong and how to repair it. Changes nothing; writers must wait "
        "until it finishes.",
    .options = check_option_table,
    .examples = check_examples,
    .run = run_check_command};

}  // namespace dateline
