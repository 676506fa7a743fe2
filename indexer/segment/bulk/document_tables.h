#pragma once

#include <cstdint>
#include <filesystem>

#include "common/support/result.h"
#include "indexer/segment/glass/table_writer.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// The tables that are in the order of documents, "termlist" and "docdata", written as segments
/// come. The entries of a segment hold for each document, one after the other, numbers in base 128:
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

  /// Takes the documents of the next segment. Error internal where its entries are not those of so
  /// many documents.
  Result<void> append(const DocumentEntries& entries, std::uint32_t documents);

  /// End one table each, and sync it to disk. Two threads may do that side by side.
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
