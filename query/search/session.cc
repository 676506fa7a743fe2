#include "query/search/session.h"

#include <fmt/format.h>

#include <iostream>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20;  // of queries held at once

BatchQuery parse_line(std::string line) {
  const auto tab = line.find('\t');
  if (tab == std::string::npos) return {{}, std::move(line)};
  return {line.substr(0, tab), line.substr(tab + 1)};
}

}  // namespace

Result<BatchReader> BatchReader::open(const std::string& path) {
  BatchReader reader;
  reader.path_ = path == "-" ? "standard input" : path;
  if (path == "-") return reader;
  reader.file_ = std::make_unique<std::ifstream>(path);
  if (!*reader.file_) return fail_errno(path);
  return reader;
}

Result<std::optional<BatchQuery>> BatchReader::next() {
  for (std::string line;;) {
    const auto read = read_line(line);
    if (!read) return pass(read);
    if (!*read) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) return parse_line(std::move(line));
  }
}

Result<bool> BatchReader::read_line(std::string& line) {
  using Traits = std::streambuf::traits_type;
  std::streambuf& bytes = file_ ? *file_->rdbuf() : *std::cin.rdbuf();
  line.clear();
  ++lines_;
  while (true) {
    const auto next = bytes.sbumpc();
    if (Traits::eq_int_type(next, Traits::eof())) return !line.empty();
    const char c = Traits::to_char_type(next);
    if (c == '\n') return true;
    if (line.size() == longest_line) {
      return fail(ErrorKind::input,
                  fmt::format("{}, line {}: longer than {} bytes", path_, lines_, longest_line),
                  "give one query per line");
    }
    line += c;
  }
}

Result<std::vector<BatchQuery>> read_batch(const std::string& path) {
  auto reader = BatchReader::open(path);
  if (!reader) return pass(reader);
  std::vector<BatchQuery> batch;
  std::size_t bytes = 0;
  while (true) {
    auto query = reader->next();
    if (!query) return pass(query);
    if (!*query) return batch;
    bytes += (*query)->words.size() + sizeof(BatchQuery);
    if (bytes > most_bytes) {
      return fail(ErrorKind::input,
                  fmt::format("{}: more than {} MiB of queries", path, most_bytes >> 20));
    }
    batch.push_back(*std::move(*query));
  }
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
