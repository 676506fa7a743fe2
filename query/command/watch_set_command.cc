#include <fmt/format.h>

#include <array>

#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/watch_search.h"
#include "query/render/styled_text.h"
#include "query/watch/watch.h"

namespace dateline {
namespace {

constexpr std::array watch_add_own_options{
    Option{.name = "from-now",
           .help = "Report only releases added from now on, not those already in the index.",
           .topic = topic::which},
};

constexpr auto watch_add_option_table =
    joined(saved_options, archive_options, watch_add_own_options, watch_options);

constexpr std::array watch_add_examples{
    Example{"dateline-query watch add --since 7d wage '\"minimum wage\"'",
            "save a search under the name wage"},
};

Result<ExitCode> run_watch_add_command(const Arguments& arguments) {
  if (arguments.operands().size() < 2) {
    return fail(ErrorKind::usage, "missing the name of the watch or the search words",
                "usage: dateline-query watch add NAME WORDS...");
  }
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  Watch watch;
  watch.name = arguments.operands().front();
  watch.line = saved_line(arguments);

  auto saved = read_saved(watch);
  if (!saved) return pass(saved);
  auto session = Session::open(saved->arguments.texts("db"));
  if (!session) return pass(session);
  const auto present = find_news(*session, std::move(saved->request), watch);
  if (!present) return pass(present);
  if (arguments.flag("from-now")) mark_told(watch, *present);
  if (auto added = store->add(watch); !added) return pass(added);

  std::string text;
  for (const std::string& note : present->notes) text += fmt::format("note: {}\n", note);
  text += fmt::format("added watch {}; it matches {} {} now", watch.name,
                      with_separators(present->distinct),
                      present->distinct == 1 ? "release" : "releases");
  const bool copies = present->distinct < present->count;
  text += copies ? fmt::format(" ({} with copies)\n", with_separators(present->count)) : "\n";
  if (auto written = write_output(text); !written) return pass(written);
  return ExitCode::success;
}

}  // namespace

constinit const Command watch_add_command{
    .name = "watch add",
    .summary = "save a search and report what is new",
    .description =
        "Saves the words and options of a search under a name made of letters, digits, dots, "
        "dashes and underscores. Relative dates stay relative; paths are made absolute.",
    .operands = "NAME WORDS...",
    .options = watch_add_option_table,
    .examples = watch_add_examples,
    .run = run_watch_add_command};

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
