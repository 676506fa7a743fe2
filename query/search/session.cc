#include "query/search/session.h"

#include <fstream>
#include <iostream>
#include <utility>

namespace dateline {
namespace {

std::vector<BatchQuery> read_lines(std::istream& input) {
  std::vector<BatchQuery> batch;
  for (std::string line; std::getline(input, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
      batch.push_back({{}, std::move(line)});
    } else {
      batch.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  }
  return batch;
}

}  // namespace

Result<std::vector<BatchQuery>> read_batch(const std::string& path) {
  if (path == "-") return read_lines(std::cin);
  std::ifstream file(path);
  if (!file) return fail_errno(path);
  return read_lines(file);
}

Result<Session> Session::open(const std::vector<std::string>& paths) {
  Session session(paths);
  if (auto opened = session.reopen(); !opened) return pass(opened);
  return session;
}

Result<void> Session::reopen() {
  auto snapshot = Snapshot::open(paths_);
  if (!snapshot) return pass(snapshot);
  searcher_ = std::make_unique<Searcher>(std::move(*snapshot));
  return {};
}

template <typename Work>
auto Session::with_fresh_searcher(Work work) -> decltype(work(std::declval<Searcher&>())) {
  return repeat_where_changed([&] { return work(*searcher_); }, [&] { return reopen(); });
}

Result<SearchResult> Session::search(const SearchRequest& request) {
  return with_fresh_searcher([&](Searcher& searcher) { return searcher.search(request); });
}

Result<std::vector<Absence>> Session::explain_absence(const SearchRequest& request,
                                                      const std::string& id) {
  return with_fresh_searcher(
      [&](Searcher& searcher) { return dateline::explain_absence(searcher, request, id); });
}

Result<std::vector<Release>> Session::releases_with_id(const std::string& id,
                                                       const std::string& dump) {
  return with_fresh_searcher(
      [&](Searcher& searcher) { return searcher.releases_with_id(id, dump); });
}

Result<std::vector<IndexedRecord>> Session::records_with_id(const std::string& id,
                                                            const std::string& dump) {
  return with_fresh_searcher(
      [&](Searcher& searcher) { return searcher.records_with_id(id, dump); });
}

}  // namespace dateline
