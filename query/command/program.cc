#include <fmt/format.h>

#include <array>

#include "common/cli/configured_names.h"
#include "common/cli/program.h"
#include "common/schema/fields.h"
#include "query/command/commands.h"
#include "query/syntax/examples.h"

namespace dateline {
namespace {

constexpr std::string_view introduction =
    "All words must match unless --any or operators say otherwise. Anything that is not an "
    "operator is a word; stray punctuation is harmless. An unknown field (sourse:wire) or an "
    "impossible date is an error; quote a word with a colon that is not a field.\n\nIn a "
    "shell, put the query in single quotes: dateline-query '\"minimum wage\" -congress'.";

constexpr std::string_view dates =
    "A period is a day (2022-11-22, 2022/11/22, Nov 22 2022), month (2022-11, Nov 2022), quarter "
    "(2022-Q4) or year (2022); today, yesterday or 3 days ago; the last 7d, 2w, 3m or 1y; this or "
    "last week, month, quarter or year. Two dots join two periods, from the start of the first to "
    "the end of the second. The options --since, --until and --as-of take the same periods.\n\nA "
    "date is stated if the release, its markup, its URL or its path gives it. Otherwise, the time "
    "at which a page was captured or last changed, or a mail arrived, is an approximate date, "
    "shown as ~2015-06-06. It counts in periods and when sorting by date, but adds no recency. "
    "Releases with neither are undated: they are in no period and come last. The modification "
    "time of a file is never used as a date, but no release is dated later than it, unless it is "
    "exactly midnight, which some tools set.";

bool is_searched(const Field& field) {
  return field.type != FieldType::value;
}

constexpr std::array variables{
    Named{"BROWSER", "Browser of `open`, or several separated by colons; xdg-open by default."},
    Named{"NO_COLOR", "If not empty, output has no colours unless --colour=always is given."},
    Named{"PAGER", "Pager for long output on a terminal, less by default; empty for none."},
    Named{"XDG_RUNTIME_DIR", "Folder of each terminal's last search; $XDG_STATE_HOME by default."},
    Named{"XDG_STATE_HOME", "Folder of the watches; ~/.local/state by default."},
};
constexpr std::array files{
    Named{"$XDG_STATE_HOME/dateline", "Watches, and last searches without $XDG_RUNTIME_DIR."},
};

/// The query syntax: the table of examples, then the table of fields.
Chapter syntax_chapter() {
  Chapter chapter{"the query syntax of dateline-query", {}};
  chapter.sections.push_back({"Queries", std::string(introduction), {}});
  for (const SyntaxExample& example : syntax_examples) {
    if (chapter.sections.back().heading != example.heading) {
      const bool about_dates = example.heading == "Dates";
      chapter.sections.push_back(
          {std::string(example.heading), std::string(about_dates ? dates : ""), {}});
    }
    chapter.sections.back().entries.push_back(
        {std::string(example.query), std::string(example.meaning)});
  }
  ChapterSection fields{"All fields", "", {}};
  for (const Field& field : field_table) {
    if (!is_searched(field)) continue;
    fields.entries.push_back({fmt::format("{}:", field.name), std::string(field.help)});
  }
  fields.entries.push_back({"date: on: since: until:", "the day of the release"});
  chapter.sections.push_back(std::move(fields));
  return chapter;
}

}  // namespace

const Program& query_program() {
  // The table of commands, in the order of the manual.
  static const std::array commands{search_command,       open_command,       watch_add_command,
                                   watch_run_command,    watch_test_command, watch_list_command,
                                   watch_show_command,   watch_edit_command, watch_reset_command,
                                   watch_remove_command, serve_command,      bench_command};
  static const Program program{
      .name = "dateline-query",
      .summary = "search press-release archives",
      .description =
          "Searches an index built by dateline-indexer. Without a command, it searches for the "
          "given words.",
      .commands = commands,
      .default_command = &commands.front(),
      .syntax = syntax_chapter,
      .variables = variables,
      .files = files,
      .configured_commands = configured_commands,
      .configured_settings = configured_settings};
  return program;
}

}  // namespace dateline
