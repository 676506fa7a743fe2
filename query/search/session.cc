#include "query/search/session.h"

#include <utility>

#include "query/search/repeat.h"

namespace dateline {
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
