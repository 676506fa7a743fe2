#include "query/search/session.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "common/database/index_directory.h"
#include "common/database/index_server.h"
#include "common/database/server_address.h"
#include "common/glass/version_file.h"

namespace dateline {
namespace {

constexpr std::int64_t one_second = 1'000'000'000;   // in nanoseconds
constexpr std::chrono::seconds server_interval(10);  // between asking whether they changed
constexpr double second_patience = 2;                // in seconds

}  // namespace

Result<Session> Session::open(const std::vector<std::string>& paths, const OpenOptions& options) {
  Session session(paths, options);
  if (auto opened = session.reopen(); !opened) return pass(opened);
  return session;
}

namespace {

/// What cannot be read has the empty stamp: opening it says why.
IndexStamp stamp_of_folder(const std::string& path) {
  const IndexDirectory directory(path);
  const auto live = directory.live();
  struct stat status {};
  if (!live ||
      ::stat((directory.generation_path(*live) / glass::version_file_name).c_str(), &status) != 0) {
    return {};
  }
  return {*live, status.st_ino, status.st_mtim.tv_sec * one_second + status.st_mtim.tv_nsec};
}

}  // namespace

std::vector<IndexStamp> Session::present_stamps() {
  const auto now = std::chrono::steady_clock::now();
  const bool asks = now - asked_ >= server_interval;
  if (asks) asked_ = now;
  std::vector<IndexStamp> stamps = stamps_;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (!is_on_server(paths_[i])) {
      stamps[i] = stamp_of_folder(paths_[i]);
    } else if (asks) {
      const double patience = std::min(options_.patience, second_patience);
      stamps[i].state = state_of_server(paths_[i], patience).value_or("");
    }
  }
  return stamps;
}

Result<void> Session::reopen() {
  // Those of folders before, so that what is published meanwhile is seen the next time.
  std::vector<IndexStamp> stamps;
  for (const std::string& path : paths_) {
    stamps.push_back(is_on_server(path) ? IndexStamp{} : stamp_of_folder(path));
  }
  OpenOptions options = options_;
  // A server that was just lost need not be waited for as long again.
  if (lost_server_) options.patience = std::min(options.patience, second_patience);
  auto snapshot = Snapshot::open(paths_, options);
  if (!snapshot) return pass(snapshot);
  asked_ = std::chrono::steady_clock::now();
  const auto& open = snapshot->paths();  // those given but for missing ones
  for (std::size_t i = 0, shard = 0; i < paths_.size(); ++i) {
    if (shard == open.size() || open[shard] != paths_[i]) continue;
    if (is_on_server(paths_[i])) stamps[i].state = state_of_index(snapshot->shard(shard));
    ++shard;
  }
  searcher_ = std::make_unique<Searcher>(std::move(*snapshot));
  stamps_ = std::move(stamps);
  return {};
}

Result<void> Session::refresh() {
  return present_stamps() == stamps_ ? Result<void>{} : reopen();
}

template <typename Work>
auto Session::with_fresh_searcher(Work work) -> decltype(work(std::declval<Searcher&>())) {
  const auto watched = [&] {
    auto result = work(*searcher_);
    lost_server_ = !result && result.error().kind == ErrorKind::unreachable;
    return result;
  };
  return repeat_where_changed(watched, [&] { return reopen(); });
}

Result<SearchResult> Session::search(const SearchRequest& request) {
  return with_fresh_searcher([&](Searcher& searcher) { return searcher.search(request); });
}

namespace {

/// Passes a result on and remembers that it began.
class BegunSink : public ResultSink {
 public:
  explicit BegunSink(ResultSink& sink) : sink_(sink) {}

  Result<void> begin(const SearchResult& result) override {
    begun_ = true;
    return sink_.begin(result);
  }
  Result<void> hit(Hit&& hit) override { return sink_.hit(std::move(hit)); }

  bool begun() const { return begun_; }

 private:
  ResultSink& sink_;
  bool begun_ = false;
};

}  // namespace

Result<SearchResult> Session::search(const SearchRequest& request, ResultSink& sink) {
  BegunSink once(sink);
  std::optional<Error> broken_off;
  return with_fresh_searcher([&](Searcher& searcher) -> Result<SearchResult> {
    if (broken_off) return fail(*broken_off);
    auto result = searcher.search(request, once);
    if (result || !once.begun()) return result;
    broken_off = result.error();
    if (broken_off->kind == ErrorKind::index_changed || present_stamps() != stamps_) {
      broken_off = {ErrorKind::index_changed,
                    "the index changed while the results were being written",
                    "search again; what was written is not complete"};
    }
    return fail(*broken_off);
  });
}

Result<std::vector<Absence>> Session::explain_absence(const SearchRequest& request,
                                                      const Reference& reference) {
  return with_fresh_searcher(
      [&](Searcher& searcher) { return dateline::explain_absence(searcher, request, reference); });
}

namespace {

std::string moment_text(std::chrono::system_clock::time_point moment) {
  return fmt::format("{:%Y-%m-%d %H:%M} UTC",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
}

}  // namespace

std::vector<std::string> Session::account() const {
  std::vector<std::string> lines{fmt::format(
      "{} by Dateline {}", moment_text(std::chrono::system_clock::now()), DATELINE_VERSION)};
  const Snapshot& snapshot = searcher_->snapshot();
  const auto& paths = snapshot.paths();
  for (std::size_t shard = 0; shard < paths.size(); ++shard) {
    const auto size = snapshot.shard(shard).get_doccount();
    std::string line = fmt::format("from {}: {} {}", paths[shard], fmt::group_digits(size),
                                   size == 1 ? "release" : "releases");
    if (!is_on_server(paths[shard])) {
      const auto given = std::find(paths_.begin(), paths_.end(), paths[shard]) - paths_.begin();
      const IndexStamp& stamp = stamps_[static_cast<std::size_t>(given)];
      const auto written = std::chrono::system_clock::from_time_t(stamp.modified / one_second);
      line += fmt::format(", generation {}, written {}", stamp.generation, moment_text(written));
    }
    lines.push_back(std::move(line));
  }
  for (const MissingIndex& missing : snapshot.missing()) {
    lines.push_back(fmt::format("without {}: {}", missing.path, missing.reason));
  }
  return lines;
}

Result<std::vector<std::vector<Hit>>> Session::show(const std::vector<Reference>& references,
                                                    const SearchRequest& words) {
  return with_fresh_searcher([&](Searcher& searcher) { return searcher.show(references, words); });
}

Result<std::vector<Copy>> Session::copies_of(const Reference& reference) {
  return with_fresh_searcher([&](Searcher& searcher) { return searcher.copies_of(reference); });
}

Result<std::vector<IndexedRecord>> Session::records_of(const Reference& reference) {
  return with_fresh_searcher([&](Searcher& searcher) { return searcher.records_of(reference); });
}

}  // namespace dateline
