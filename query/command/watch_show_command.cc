#include <fmt/format.h>

#include <array>

#include "common/support/standard_output.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/watch_search.h"
#include "query/render/json_renderer.h"
#include "query/render/styled_text.h"
#include "query/watch/watch.h"

namespace dateline {
namespace {

constexpr std::array watch_json_options{
    Option{.name = "json", .help = "Print JSON.", .topic = topic::output},
};
constexpr auto watch_show_option_table = joined(watch_options, watch_json_options);

/// A word as a shell takes it.
std::string quoted_word(const std::string& word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// The command line of a watch, to be used in a shell.
std::string line_text(const Watch& watch) {
  std::string text = "dateline-query";
  for (const std::string& word : watch.line) text += ' ' + quoted_word(word);
  return terminal_text(text);
}

Json watch_json(const Watch& watch) {
  Json json;
  json["name"] = watch.name;
  json["line"] = watch.line;
  json["reported"] = watch.told.size();
  json["last_run"] = watch.last_run.empty() ? Json(nullptr) : Json(watch.last_run);
  return json;
}

std::string watch_text(const Watch& watch) {
  return fmt::format("{}\n  {} reported, last run {}\n  {}\n", watch.name,
                     with_separators(watch.told.size()),
                     watch.last_run.empty() ? "never" : watch.last_run, line_text(watch));
}

Result<ExitCode> print_watches(const Arguments& arguments, const WatchStore& store,
                               const std::vector<std::string>& names) {
  std::string text;
  Json list = Json::array();
  for (const std::string& name : names) {
    const auto watch = store.load(name);
    if (!watch) return pass(watch);
    text += watch_text(*watch);
    list.push_back(watch_json(*watch));
  }
  if (arguments.flag("json")) text = json_text(list, json_indent) + '\n';
  return finish_with(text, names.empty() ? ExitCode::nothing_found : ExitCode::success);
}

Result<ExitCode> run_watch_list_command(const Arguments& arguments) {
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto names = store->names();
  if (!names) return pass(names);
  return print_watches(arguments, *store, *names);
}

Result<ExitCode> run_watch_show_command(const Arguments& arguments) {
  if (auto expected = expect_one_name(arguments); !expected) return pass(expected);
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  return print_watches(arguments, *store, arguments.operands());
}

}  // namespace

constinit const Command watch_list_command{
    .name = "watch list",
    .summary = "list watches and what they search for",
    .description =
        "Prints the name of each watch, how many releases it has reported, when it last ran, and "
        "its command line.",
    .options = watch_show_option_table,
    .run = run_watch_list_command};

constinit const Command watch_show_command{
    .name = "watch show",
    .summary = "print what a watch searches for",
    .description = "Prints what `watch list` prints, for one watch.",
    .operands = "NAME",
    .options = watch_show_option_table,
    .completes = Completes::watches,
    .run = run_watch_show_command};

}  // namespace dateline
