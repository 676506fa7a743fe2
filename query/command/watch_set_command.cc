#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/support/standard_output.h"
#include "query/command/commands.h"
#include "query/command/watch_search.h"
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

Result<void> expect_name_and_words(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  const auto is_empty = [](const std::string& word) { return word.empty(); };
  const bool has_words =
      !operands.empty() && !std::all_of(operands.begin() + 1, operands.end(), is_empty);
  if (has_words) return {};
  return fail(ErrorKind::usage, "missing the name of the watch or the search words",
              fmt::format("usage: dateline-query {} NAME WORDS...", arguments.command().name));
}

Result<ExitCode> run_watch_add_command(const Arguments& arguments) {
  if (auto expected = expect_name_and_words(arguments); !expected) return pass(expected);
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  Watch watch;
  watch.name = arguments.operands().front();
  watch.line = saved_line(arguments);
  const auto present = present_matches(watch);
  if (!present) return pass(present);
  if (arguments.flag("from-now")) mark_told(watch, *present);
  if (auto added = store->add(watch); !added) return pass(added);
  return finish_with(matches_text("added", watch, *present));
}

}  // namespace

constinit const Command watch_add_command{
    .name = "watch add",
    .summary = "save a search as a watch",
    .description =
        "Saves the words and options of a search under a name made of letters, digits, dots, "
        "dashes and underscores. Relative dates stay relative; paths are made absolute.",
    .operands = "NAME WORDS...",
    .options = watch_add_option_table,
    .examples = watch_add_examples,
    .run = run_watch_add_command};

namespace {

constexpr auto watch_edit_option_table =
    joined(saved_options, archive_options, watch_options, watch_lock_options);

constexpr std::array watch_edit_examples{
    Example{"dateline-query watch edit --since 30d wage '\"minimum wage\" OR \"living wage\"'",
            "widen the search; releases already reported stay reported"},
};

Result<ExitCode> run_watch_edit_command(const Arguments& arguments) {
  if (auto expected = expect_name_and_words(arguments); !expected) return pass(expected);
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  const std::string& name = arguments.operands().front();
  const auto lock = store->lock(name, *wait);
  if (!lock) return pass(lock);
  auto watch = store->load(name);
  if (!watch) return pass(watch);
  watch->line = saved_line(arguments);
  const auto present = present_matches(*watch);
  if (!present) return pass(present);
  if (auto saved = store->save(*watch); !saved) return pass(saved);
  return finish_with(matches_text("changed", *watch, *present));
}

}  // namespace

constinit const Command watch_edit_command{.name = "watch edit",
                                           .summary = "replace the search of a watch",
                                           .description =
                                               "Replaces the words and all options of a watch, "
                                               "which still remembers what it has reported.",
                                           .operands = "NAME WORDS...",
                                           .options = watch_edit_option_table,
                                           .examples = watch_edit_examples,
                                           .completes = Completes::watches,
                                           .run = run_watch_edit_command};

namespace {

constexpr std::array watch_reset_own_options{
    Option{.name = "from-now",
           .help = "Treat everything that is now in the index as reported.",
           .topic = topic::which},
};
constexpr auto watch_reset_option_table =
    joined(watch_options, watch_lock_options, watch_reset_own_options);

Result<ExitCode> run_watch_reset_command(const Arguments& arguments) {
  if (auto expected = expect_one_name(arguments); !expected) return pass(expected);
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  const std::string& name = arguments.operands().front();
  const auto lock = store->lock(name, *wait);
  if (!lock) return pass(lock);
  auto watch = store->load(name);
  if (!watch) return pass(watch);
  watch->told.clear();
  if (arguments.flag("from-now")) {
    const auto present = present_matches(*watch);
    if (!present) return pass(present);
    mark_told(*watch, *present);
  }
  if (auto saved = store->save(*watch); !saved) return pass(saved);
  return ExitCode::success;
}

}  // namespace

constinit const Command watch_reset_command{
    .name = "watch reset",
    .summary = "make a watch forget what it has reported",
    .description = "The next run reports all matches again or, with --from-now, only later ones.",
    .operands = "NAME",
    .options = watch_reset_option_table,
    .completes = Completes::watches,
    .run = run_watch_reset_command};

namespace {

constexpr auto watch_remove_option_table = joined(watch_options, watch_lock_options);

Result<ExitCode> run_watch_remove_command(const Arguments& arguments) {
  if (auto expected = expect_one_name(arguments); !expected) return pass(expected);
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
    .completes = Completes::watches,
    .run = run_watch_remove_command};

}  // namespace dateline
