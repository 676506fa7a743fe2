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
           .help = "Only compare files with their digests and the bookkeeping with itself: a "
                   "second for some gigabytes.",
           .topic = topic::changes},
    shared_option::wait,
    shared_option::json,
};

constexpr std::array check_examples{
    Example{"dateline-indexer check && dateline-indexer compact", "before the index is rewritten"},
};

Result<ExitCode> run_check_command(const Arguments& arguments) {
  const auto index = share_index(arguments);
  if (!index) return tl::unexpected<Error>(index.error());
  const auto report =
      check_index(index->directory, arguments.flag("fast") ? CheckDepth::fast : CheckDepth::full);
  if (!report) return tl::unexpected<Error>(report.error());
  if (const auto written =
          write_output(arguments.flag("json") ? check_json(*report) : check_text(*report));
      !written) {
    return tl::unexpected<Error>(written.error());
  }
  return report->sound() ? ExitCode::success : ExitCode::index_unusable;
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary = "look whether the index is sound",
    .description =
        "Compares every file of the index with the digest that was kept of it, Xapian's tables "
        "with their own rules, the bookkeeping with the releases, and every stored release with "
        "its checksum and the digest of its text. Says in words what is wrong and what to do. "
        "Nothing is changed; writers wait meanwhile.",
    .options = check_option_table,
    .examples = check_examples,
    .run = run_check_command};

}  // namespace dateline
