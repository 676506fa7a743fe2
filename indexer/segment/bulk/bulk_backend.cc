#include "indexer/segment/bulk/bulk_backend.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <future>

#include "common/database/guard.h"
#include "common/support/file.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/run_writer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using glass::Table;

constexpr std::string_view lock_name = "flintlock";

std::size_t index_of(Table table) {
  return static_cast<std::size_t>(table);
}

fs::path table_path(const fs::path& database, Table table) {
  return database / fmt::format("{}.glass", glass::table_names[index_of(table)]);
}

Result<std::vector<Run>> read_runs(const std::vector<Segment>& segments) {
  std::vector<Run> runs;
  for (const Segment& segment : segments) {
    auto run = read_run(segment.path);
    if (!run) return pass(std::move(run));
    runs.push_back(std::move(*run));
  }
  return runs;
}

// Writes the tables side by side.
Result<glass::TableRoots> merge_tables(const std::vector<Run>& runs, const Metadata& metadata,
                                       const SpellingFilter& spelling,
                                       std::uint32_t fewest_positioned,
                                       std::vector<glass::SpellingWord>& words,
                                       const fs::path& database) {
  glass::TableRoots roots;
  const auto keep = [&](Table table, Result<glass::TableRoot> root) -> Result<void> {
    if (!root) return pass(std::move(root));
    roots[index_of(table)] = *root;
    return {};
  };
  const auto path = [&](Table table) { return table_path(database, table); };
  const auto begin = [](const auto& task) {
    return std::async(std::launch::async, [&task] { return guard(task); });
  };
  const auto positions = [&] {
    return keep(Table::position, merge_position(runs, fewest_positioned, path(Table::position)));
  };
  const auto postings = [&] {
    auto kept = keep(Table::postlist,
                     merge_postlist(runs, metadata, spelling, words, path(Table::postlist)));
    if (kept) kept = merge_words(runs, spelling, words);
    if (!kept || words.empty()) return kept;
    return keep(Table::spelling, glass::write_spelling(words, path(Table::spelling)));
  };
  const auto term_lists = [&] {
    return keep(Table::termlist, merge_termlist(runs, path(Table::termlist)));
  };
  const auto data = [&] { return keep(Table::docdata, merge_docdata(runs, path(Table::docdata))); };
  std::array tasks{begin(positions), begin(postings), begin(term_lists), begin(data)};
  Result<void> merged;
  for (auto& task : tasks) {
    auto done = task.get();
    if (merged) merged = std::move(done);
  }
  if (!merged) return pass(std::move(merged));
  return roots;
}

}  // namespace

Result<std::unique_ptr<SegmentWriter>> BulkBackend::create(const fs::path& path,
                                                           const Vocabulary& vocabulary) {
  return RunWriter::create(path, vocabulary);
}

Result<void> BulkBackend::merge(const std::vector<Segment>& segments, const Metadata& metadata,
                                const SpellingFilter& spelling, const fs::path& destination) {
  const auto runs = read_runs(segments);
  if (!runs) return tl::unexpected<Error>(runs.error());
  std::error_code code;
  fs::create_directory(destination, code);
  if (code) return fail(ErrorKind::io, fmt::format("{}: {}", destination.string(), code.message()));
  std::vector<glass::SpellingWord> words;
  const auto roots =
      merge_tables(*runs, metadata, spelling, fewest_positioned_, words, destination);
  if (!roots) return tl::unexpected<Error>(roots.error());
  glass::Statistics statistics;
  for (const Run& run : *runs) statistics.add(run.statistics);
  for (const glass::SpellingWord& word : words) {
    statistics.greatest_word_frequency =
        std::max(statistics.greatest_word_frequency, word.frequency);
  }
  if (auto written = replace_file(destination / lock_name, ""); !written) return written;
  // The version file comes last: without it there is no database.
  auto written = replace_file(destination / glass::version_file_name,
                              glass::encode_version_file(*roots, statistics));
  if (!written) return written;
  return sync_path(fs::absolute(destination).parent_path());
}

}  // namespace dateline
