#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/cli/confine.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/command/watch_search.h"
#include "query/watch/digest.h"
#include "query/watch/watch.h"

namespace dateline {
namespace {

constexpr std::array digest_options{
    Option{.name = "digest",
           .value = "FORMAT",
           .help = "Print the news of all watches as one text, HTML page or Atom feed, instead of "
                   "each in its own format.",
           .topic = topic::output,
           .choices = "text|html|atom"},
};

constexpr auto watch_run_option_table = joined(watch_options, watch_lock_options, digest_options);
constexpr auto watch_test_option_table = joined(watch_options, digest_options);

constexpr std::array watch_run_examples{
    Example{"dateline-query watch run", "what all watches found since their last run"},
    Example{"0 6 * * * dateline-query watch run wage", "a line of crontab(5) that mails the news"},
    Example{"dateline-query watch run --digest html >news.html", "the news of all on one page"},
};

/// A watch and its news. The lock, if any, is held until the news is written and recorded.
struct WatchNews {
  std::optional<WriterLock> lock;
  Watch watch;
  Arguments arguments;
  SearchResult news;
};

Result<WatchNews> read_news(const WatchStore& store, const std::string& name,
                            std::optional<std::chrono::seconds> wait) {
  std::optional<WriterLock> lock;
  if (wait) {
    auto held = store.lock(name, *wait);
    if (!held) return pass(held);
    lock = std::move(*held);
  }
  auto watch = store.load(name);
  if (!watch) return pass(watch);
  auto saved = read_saved(*watch);
  if (!saved) return pass(saved);
  auto session = Session::open(saved->arguments.texts("db"));
  if (!session) return pass(session);
  auto news = find_news(*session, std::move(saved->request), *watch);
  if (!news) return pass(news);
  news->id = name;
  return WatchNews{std::move(lock), *std::move(watch), std::move(saved->arguments),
                   *std::move(news)};
}

/// The news of a watch in its own format; text starts with the name of the watch.
Result<std::string> news_text(const WatchNews& each) {
  const std::string format = each.arguments.text("format");
  auto options = read_render_options(each.arguments);
  if (!options) return pass(options);
  options->batch = format == "text";
  const auto renderer = make_renderer(format, *options);
  std::string text;
  renderer->begin(text);
  renderer->result(each.news, text);
  renderer->end(text);
  return text;
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

/// The names, each once.
std::vector<std::string> distinct(const std::vector<std::string>& names) {
  std::vector<std::string> once;
  for (const std::string& name : names) {
    if (std::ranges::find(once, name) == once.end()) once.push_back(name);
  }
  return once;
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

/// Runs watches; `wait` says how long to wait for each, and is not set for a test, which keeps
/// nothing.
class WatchRun {
 public:
  WatchRun(const WatchStore& store, std::optional<std::chrono::seconds> wait)
      : store_(store), wait_(wait) {}

  /// Each in its own format, as soon as it is found.
  void print_each(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      auto news = read_news(store_, name, wait_);
      if (!news) {
        add_failure(failure_, name, std::move(news).error());
        continue;
      }
      any_news_ = any_news_ || news->news.count > 0;
      if (auto done = print(*news); !done) add_failure(failure_, name, std::move(done).error());
    }
  }

  void print_digest(const std::vector<std::string>& names, const std::string& format) {
    std::vector<WatchNews> all;
    for (const std::string& name : names) {
      auto news = read_news(store_, name, wait_);
      if (news) {
        all.push_back(*std::move(news));
      } else {
        add_failure(failure_, name, std::move(news).error());
      }
    }
    std::vector<const SearchResult*> news;
    news.reserve(all.size());
    for (const WatchNews& each : all) news.push_back(&each.news);
    const std::string text = digest_text(news, format);
    any_news_ = !text.empty();
    if (auto written = deliver_output(text); !written) {
      add_failure(failure_, "digest", std::move(written).error());
      return;
    }
    for (WatchNews& each : all) {
      if (!wait_) continue;
      auto kept = store_.record_run(each.watch, each.news);
      if (!kept) add_failure(failure_, each.watch.name, std::move(kept).error());
    }
  }

  Result<ExitCode> end() {
    if (failure_) return fail(*std::move(failure_));
    return any_news_ ? ExitCode::success : ExitCode::nothing_found;
  }

 private:
  /// Releases count as reported only once they have been written.
  Result<void> print(WatchNews& each) const {
    if (each.news.count > 0) {
      const auto text = news_text(each);
      if (!text) return pass(text);
      if (auto written = deliver_output(*text); !written) return written;
    }
    return wait_ ? store_.record_run(each.watch, each.news) : Result<void>{};
  }

  const WatchStore& store_;
  std::optional<std::chrono::seconds> wait_;
  bool any_news_ = false;
  std::optional<Error> failure_;
};

Result<ExitCode> run_watches(const Arguments& arguments, std::optional<std::chrono::seconds> wait) {
  const auto store = WatchStore::open(arguments.text("state"));
  if (!store) return pass(store);
  const auto names = arguments.operands().empty()
                         ? store->names()
                         : Result<std::vector<std::string>>(distinct(arguments.operands()));
  if (!names) return pass(names);
  if (names->empty()) print_line(fmt::format("no watches in {}", store->folder().string()));
  confine(arguments, reach_of(arguments, *store, *names));
  WatchRun run(*store, wait);
  if (arguments.given("digest")) {
    run.print_digest(*names, arguments.text("digest"));
  } else {
    run.print_each(*names);
  }
  return run.end();
}

Result<ExitCode> run_watch_run_command(const Arguments& arguments) {
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  return run_watches(arguments, *wait);
}

Result<ExitCode> run_watch_test_command(const Arguments& arguments) {
  return run_watches(arguments, std::nullopt);
}

}  // namespace

constinit const Command watch_run_command{
    .name = "watch run",
    .summary = "print what watches found since their last run",
    .description =
        "Prints the releases that a watch has not reported yet, or whose date or wording has "
        "changed since. Without a name, runs all watches. If there is no news, it prints nothing. "
        "A rebuilt index, a moved dump or another copy of a release is not news. A release counts "
        "as reported only once it has been written: if output fails, the next run prints it again.",
    .operands = "[NAME]...",
    .options = watch_run_option_table,
    .examples = watch_run_examples,
    .completes = Completes::watches,
    .run = run_watch_run_command};

constinit const Command watch_test_command{
    .name = "watch test",
    .summary = "print what watches would report, and record nothing",
    .description = "Prints what `watch run` would print. The next run still prints it.",
    .operands = "[NAME]...",
    .options = watch_test_option_table,
    .completes = Completes::watches,
    .run = run_watch_test_command};

}  // namespace dateline
