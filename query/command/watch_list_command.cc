#include <fmt/format.h>

#include "common/support/standard_output.h"
#include "query/command/commands.h"
#include "query/command/watch_search.h"
#include "query/render/terminal_text.h"
#include "query/watch/watch_store.h"

namespace dateline {
namespace {

Result<ExitCode> run_watch_list_command(const Arguments& arguments) {
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  std::string text;
  for (const std::string& name : store->names()) {
    const auto watch = store->load(name);
    if (!watch) return pass(watch);
    text += fmt::format("{}\n  {} reported, last run {}\n  {}\n", name, watch->told.size(),
                        watch->last_run.empty() ? "never" : watch->last_run,
                        terminal_text(fmt::format("{}", fmt::join(watch->line, " "))));
  }
  if (auto written = write_output(text); !written) return pass(written);
  return text.empty() ? ExitCode::nothing_found : ExitCode::success;
}

}  // namespace

constinit const Command watch_list_command{
    .name = "watch list",
    .summary = "list watches and what they search for",
    .description =
        "Prints the name of each watch, how many releases it has reported, when it last ran, and "
        "its command line.",
    .options = watch_options,
    .run = run_watch_list_command};

}  // namespace dateline
