#include "query/command/commands.h"
#include "query/command/watch_search.h"
#include "query/watch/watch_store.h"

namespace dateline {
namespace {

constexpr auto watch_remove_option_table = joined(watch_options, watch_lock_options);

Result<ExitCode> run_watch_remove_command(const Arguments& arguments) {
  if (arguments.operands().size() != 1) {
    return fail(ErrorKind::usage, "name exactly one watch to remove",
                "see dateline-query watch list");
  }
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  auto removed = store->remove(arguments.operands().front(), *wait);
  if (!removed) return pass(removed);
  return ExitCode::success;
}

}  // namespace

constinit const Command watch_remove_command{
    .name = "watch remove",
    .summary = "delete a watch",
    .description = "Deletes a watch and everything it remembers.",
    .operands = "NAME",
    .options = watch_remove_option_table,
    .run = run_watch_remove_command};

}  // namespace dateline
