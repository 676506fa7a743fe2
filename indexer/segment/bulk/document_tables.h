#pragma once

#include <cstdint>
#include <filesystem>

#include "common/support/result.h"
#include "indexer/segment/glass/table_writer.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes the tables in document order, "termlist" and "docdata", as segments arrive. The entries
/// of a segment hold for each document in sequence, with numbers in base 128:
///
/// - term_lists: twice the size of the tag of "termlist", plus one where it is deflated, and the
/// tag;
/// - slots: the size of the tag that names the slots it uses, and the tag; empty for none;
/// - data: the size of its data, and the data; empty for none.
///
/// Not thread-safe.
class DocumentTables {
 public:
  static Result<DocumentTables> create(const std::filesystem::path& term_lists,
                                       const std::filesystem::path& data);

  /// Adds the documents of the next segment. Error internal if its entries do not match the number
  /// of documents.
  Result<void> append(const DocumentEntries& entries, std::uint32_t documents);

  /// Finish one table each and sync it to disk. Two threads may call these in parallel.
  Result<glass::TableRoot> finish_term_lists() { return term_lists_.finish(); }
  Result<glass::TableRoot> finish_data() { return data_.finish(); }

 private:
  DocumentTables(glass::TableWriter term_lists, glass::TableWriter data)
      : term_lists_(std::move(term_lists)), data_(std::move(data)) {}

  glass::TableWriter term_lists_;
  glass::TableWriter data_;
  std::uint32_t documents_ = 0;
};

}  // namespace dateline
