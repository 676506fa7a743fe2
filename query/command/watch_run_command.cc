#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <ctime>

#include "common/cli/confine.h"
#include "common/support/standard_output.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/command/watch_search.h"
#include "query/watch/watch.h"

namespace dateline {
namespace {

constexpr auto watch_run_option_table = joined(watch_options, watch_lock_options);

constexpr std::array watch_run_examples{
    Example{"dateline-query watch run", "what all watches found since their last run"},
    Example{"0 6 * * * dateline-query watch run wage", "a line of crontab(5) that mails the news"},
};

/// The news in the watch's format; text starts with the name of the watch.
std::string news_text(const SearchResult& news, const Arguments& arguments) {
  const std::string format = arguments.text("format");
  RenderOptions options = read_render_options(arguments);
  options.batch = format == "text";
  const auto renderer = make_renderer(format, options);
  std::string text;
  renderer->begin(text);
  renderer->result(news, text);
  renderer->end(text);
  return text;
}

/// Prints the news of one watch and returns whether there was any. Releases count as reported only
/// once they have been written.
Result<bool> run_watch(const WatchStore& store, const std::string& name,
                       std::chrono::seconds wait) {
  const auto lock = store.lock(name, wait);
  if (!lock) return pass(lock);
  auto watch = store.load(name);
  if (!watch) return pass(watch);
  auto saved = read_saved(*watch);
  if (!saved) return pass(saved);
  auto session = Session::open(saved->arguments.texts("db"));
  if (!session) return pass(session);
  auto news = find_news(*session, std::move(saved->request), *watch);
  if (!news) return pass(news);
  news->id = name;
  if (news->count > 0) {
    auto written = deliver_output(news_text(*news, saved->arguments));
    if (!written) return pass(written);
  }
  mark_told(*watch, *news);
  watch->last_run = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  if (auto kept = store.save(*watch); !kept) return pass(kept);
  return news->count > 0;
}

/// Keeps the first failure and appends the messages of later ones.
void add_failure(std::optional<Error>& failure, const std::string& name, Error error) {
  error.message = fmt::format("watch {}: {}", name, error.message);
  if (failure) {
    failure->message += "; " + error.message;
  } else {
    failure = std::move(error);
  }
}

/// What all of these watches need: the process is confined once.
Reach reach_of(const Arguments& arguments, const WatchStore& store,
               const std::vector<std::string>& names) {
  Reach reach{{}, {store.folder()}};
  add_configuration(arguments, reach);
  for (const std::string& name : names) {
    const auto watch = store.load(name);
    if (!watch) continue;
    if (const auto saved = read_saved(*watch)) add_reach(saved->arguments, reach);
  }
  return reach;
}

Result<ExitCode> run_watch_run_command(const Arguments& arguments) {
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  const auto names = arguments.operands().empty() ? store->names() : arguments.operands();
  confine(arguments, reach_of(arguments, *store, names));
  bool any_news = false;
  std::optional<Error> failure;
  for (const std::string& name : names) {
    auto told = run_watch(*store, name, *wait);
    if (told) {
      any_news = any_news || *told;
    } else {
      add_failure(failure, name, std::move(told).error());
    }
  }
  if (failure) return fail(*std::move(failure));
  return any_news ? ExitCode::success : ExitCode::nothing_found;
}

}  // namespace

constinit const Command watch_run_command{
    .name = "watch run",
    .summary = "print what watches found since their last run",
    .description =
        "Prints the releases that a watch has not reported yet, or whose date or wording has "
        "changed since. Without a name, runs all watches. If there is no news, nothing is printed. "
        "A rebuilt index, a moved dump or another copy of a release is not news. A release counts "
        "as reported only once it has been written: if output fails, the next run prints it again.",
    .operands = "[NAME]...",
    .options = watch_run_option_table,
    .examples = watch_run_examples,
    .run = run_watch_run_command};

}  // namespace dateline
