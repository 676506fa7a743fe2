
#include <array>

#include "common/cli/confine.h"
#include "query/command/commands.h"
#include "query/command/opener.h"
#include "query/command/search_options.h"
#include "query/command/shared_options.h"
#include "query/command/show.h"
#include "query/render/markup.h"

namespace dateline {
namespace {

constexpr std::array open_only_options{
    Option{.name = "dump",
           .value = "FILE",
           .help = "The release in this dump, named as with file:.",
           .topic = topic::where},
    Option{.name = "file",
           .help = "Open the dump, even if the release has a URL.",
           .topic = topic::where},
    Option{.name = "root",
           .value = "OLD=NEW",
           .help = "Dumps that were indexed in folder OLD are now in folder NEW.",
           .topic = topic::where,
           .repeatable = true},
};

constexpr auto open_options = joined(index_options, archive_options, open_only_options);

constexpr std::array open_examples{
    Example{"dateline-query open 3", "the third release of this terminal's last search"},
    Example{"BROWSER=w3m dateline-query open d53fb0", "by its short id, in w3m"},
};

Result<ExitCode> run_open_command(const Arguments& arguments) {
  if (arguments.operands().size() != 1) {
    return fail(ErrorKind::usage, "name one release to open",
                "to search for these words: dateline-query -- open ...");
  }
  const std::string& text = arguments.operands().front();
  const auto file = LastSearchFile::of_terminal();
  const auto last = file ? file->load() : std::nullopt;
  const auto indexes = means_last_search({text}, arguments.given("db"), last)
                           ? last->indexes
                           : arguments.texts("db");
  Opener opener;
  Reach reach;
  add_reach(arguments, reach);
  for (const std::string& index : indexes) add_reach(index, reach);
  confine(arguments, reach);
  auto session = Session::open(indexes, read_open_options(arguments));
  if (!session) return pass(session);
  ReleaseFinder finder(*session, indexes, last);
  const auto reference = finder.resolve(text, arguments.text("dump"));
  if (!reference) return pass(reference);
  auto records = session->records_of(*reference);
  if (!records) return pass(records);
  if (records->empty()) {
    print_unknown(text);
    return ExitCode::nothing_found;
  }
  if (auto moved = move_roots(arguments, *records); !moved) return pass(moved);
  const IndexedRecord& record = records->front();
  const bool on_web = is_web_address(record.url) && !arguments.flag("file");
  auto opened =
      opener.open(on_web ? record.url : canonical_place(record.roots.place_of(record.origin.file)));
  if (!opened) return pass(opened);
  return ExitCode::success;
}

}  // namespace

constinit const Command open_command{
    .name = "open",
    .summary = "open a release in the browser",
    .description =
        "Opens the URL of a release, or its dump if it has no web address, in $BROWSER or with "
        "xdg-open(1). Name the release as for `search --show`.",
    .operands = "REF",
    .options = open_options,
    .examples = open_examples,
    .run = run_open_command};

}  // namespace dateline
