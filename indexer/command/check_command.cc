#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

#include "common/cli/arguments.h"
#include "common/support/counted.h"
#include "common/support/standard_output.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/maintenance/check.h"

namespace dateline {
namespace {

/// The result of a check as text: whether the index is sound, else what is wrong and how to repair
/// it.
std::string check_text(const CheckReport& report) {
  std::string text;
  if (report.sound()) {
    text = fmt::format("ok: {} from {}\n", counted(report.releases, "release", "releases"),
                       counted(report.dumps, "dump", "dumps"));
    if (report.digests) text += "  all files match their digests\n";
    if (report.checked_releases > 0) {
      text += fmt::format("  {} verified\n",
                          counted(report.checked_releases, "stored release", "stored releases"));
    }
  } else {
    text = "damaged:\n";
    for (const std::string& sentence : report.damage)
      text += fmt::format("  {}\n", terminal_text(sentence));
    text +=
        "to repair: return to the previous generation with `dateline-indexer rollback`, or rebuild "
        "with `dateline-indexer index --full`; also check the disk and memory for faults\n";
  }
  for (const std::string& note : report.notes)
    text += fmt::format("note: {}\n", terminal_text(note));
  return text;
}

/// The same as one JSON object.
std::string check_json(const CheckReport& report) {
  nlohmann::ordered_json json;
  json["sound"] = report.sound();
  json["releases"] = report.releases;
  json["dumps"] = report.dumps;
  json["checked_releases"] = report.checked_releases;
  json["digests"] = report.digests;
  json["damage"] = report.damage;
  json["notes"] = report.notes;
  return json_text(json, json_indent) + '\n';
}

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
  return finish_with(arguments.flag("json") ? check_json(*report) : check_text(*report),
                     report->sound() ? ExitCode::success : ExitCode::index_unusable);
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
