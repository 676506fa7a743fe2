#include "indexer/segment/bulk/bulk_backend.h"

#include <algorithm>
#include <cstdint>
#include <future>
#include <utility>
#include <vector>

#include "common/database/guard.h"
#include "common/glass/keys.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "indexer/segment/bulk/byte_reader.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/bulk/run_writer.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Writes the tables of a glass database bottom-up: stored data as segments arrive, the others from
/// all sorted runs in one pass. There are no positions and no term lists: pairs of words stand for
/// the former, and whoever deletes a release makes its list again (glass::TermListsWriter).
class BulkMerge : public SegmentMerge {
 public:
  static Result<std::unique_ptr<SegmentMerge>> create(const fs::path& destination);

  /// Copies the segment's data in memory; the part on disk is left for finish().
  Result<void> append(Segment segment) override;

  /// Uses two threads. Error io if a segment differs from what was written.
  Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) override;

 private:
  BulkMerge(fs::path destination, glass::TableWriter data)
      : destination_(std::move(destination)), data_(std::move(data)) {}

  Result<glass::TableRoots> write_tables(const Metadata& metadata, const SpellingFilter& spelling,
                                         std::vector<glass::SpellingWord>& words);

  fs::path destination_;
  glass::TableWriter data_;
  std::uint32_t documents_ = 0;
  std::vector<Run> runs_;
};

Result<std::unique_ptr<SegmentMerge>> BulkMerge::create(const fs::path& destination) {
  std::error_code code;
  fs::create_directory(destination, code);
  if (code) return fail_code(destination, code);
  auto data = glass::TableWriter::create(destination / glass::table_file(glass::Table::docdata));
  if (!data) return pass(data);
  return std::unique_ptr<SegmentMerge>(new BulkMerge(destination, *std::move(data)));
}

Result<void> BulkMerge::append(Segment segment) {
  auto run = read_run(segment.path);
  if (!run) return pass(run);
  runs_.push_back(*std::move(run));
  ByteReader data{segment.data};
  for (std::uint32_t left = segment.documents; left > 0; --left) {
    ++documents_;
    const std::string_view stored = data.sized_bytes();
    if (!stored.empty()) data_.add(glass::document_key(documents_), stored);
  }
  if (!data.at_end()) {
    return fail(ErrorKind::internal, "a segment has the wrong number of documents");
  }
  if (data_.error()) return fail(*data_.error());
  return {};
}

// Writes the tables in parallel.
Result<glass::TableRoots> BulkMerge::write_tables(const Metadata& metadata,
                                                  const SpellingFilter& spelling,
                                                  std::vector<glass::SpellingWord>& words) {
  glass::TableRoots roots;
  const auto keep = [&](glass::Table table, Result<glass::TableRoot> root) -> Result<void> {
    if (!root) return pass(root);
    roots[static_cast<std::size_t>(table)] = *root;
    return {};
  };
  const auto path = [&](glass::Table table) { return destination_ / glass::table_file(table); };
  const auto postings = [&] {
    auto kept = keep(glass::Table::postlist, merge_postlist(runs_, metadata, spelling, words,
                                                            path(glass::Table::postlist)));
    if (kept) kept = merge_words(runs_, spelling, words);
    if (!kept || words.empty()) return kept;
    return keep(glass::Table::spelling, glass::write_spelling(words, path(glass::Table::spelling)));
  };
  auto merging = std::async(std::launch::async, [&] { return guard(postings); });
  Result<void> finished = keep(glass::Table::docdata, data_.finish());
  for (const glass::Table empty : {glass::Table::termlist, glass::Table::position}) {
    if (finished) finished = replace_file(path(empty), "");
  }
  auto merged = merging.get();
  if (!finished) return pass(finished);
  if (!merged) return pass(merged);
  return roots;
}

Result<void> BulkMerge::finish(const Metadata& metadata, const SpellingFilter& spelling) {
  std::vector<glass::SpellingWord> words;
  const auto roots = write_tables(metadata, spelling, words);
  if (!roots) return pass(roots);
  glass::Statistics statistics;
  for (const Run& run : runs_) statistics.add(run.statistics);
  for (const glass::SpellingWord& word : words) {
    statistics.greatest_word_frequency =
        std::max(statistics.greatest_word_frequency, word.frequency);
  }
  if (auto written = replace_file(destination_ / glass::lock_name, ""); !written) return written;
  // The version file comes last: without it there is no database.
  auto written = replace_file(destination_ / glass::version_file_name,
                              glass::encode_version_file(*roots, statistics));
  if (!written) return written;
  return sync_path(fs::absolute(destination_).parent_path());
}

}  // namespace

std::unique_ptr<SegmentWriter> BulkBackend::create(const Vocabulary& vocabulary) {
  return std::make_unique<RunWriter>(vocabulary);
}

bool BulkBackend::is_whole(const Segment& segment) const {
  const auto run = read_run(segment.path);
  return run && check_sections(*run);
}

Result<std::unique_ptr<SegmentMerge>> BulkBackend::merge(const std::filesystem::path& destination) {
  return BulkMerge::create(destination);
}

}  // namespace dateline
