#include <array>
#include <string>
#include <vector>

#include "common/cli/arguments.h"
#include "common/manifest/manifest.h"
#include "common/support/standard_output.h"
#include "indexer/command/commands.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"

namespace dateline {
namespace {

constexpr std::array refused_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::json,
};

constexpr std::array refused_examples{
    Example{"dateline-indexer refused --json | jq .refused_by_reason", "count refusals by reason"},
};

std::string refusal_list(const std::vector<Refusal>& refusals) {
  std::string text;
  for (const Refusal& refusal : refusals) text += refusal_text(refusal) + '\n';
  return text;
}

Result<ExitCode> run_refused_command(const Arguments& arguments) {
  const auto snapshot = open_index(arguments);
  if (!snapshot) return pass(snapshot);
  const auto manifest = Manifest::read(snapshot->database());
  if (!manifest) return pass(manifest);
  const std::vector<Refusal> refusals = manifest->refusals();
  return finish_with(arguments.flag("json") ? refusals_json(refusals) : refusal_list(refusals));
}

}  // namespace

constinit const Command refused_command{
    .name = "refused",
    .summary = "list refused files and records",
    .description =
        "Lists files and records that were read but not indexed, with the reason for each. If a "
        "file has more than 10,000 of them, later ones are only counted by reason. Later runs skip "
        "all of them until they change; `index --retry-refused` reads them again.",
    .options = refused_option_table,
    .examples = refused_examples,
    .run = run_refused_command};

}  // namespace dateline
