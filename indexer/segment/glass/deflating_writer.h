#pragma once

#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segment/glass/deflater.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

/// Adds an entry to a table, as TableWriter does, its tag deflated if that makes it shorter.
void add_deflated(std::string_view key, std::string_view tag, Deflater& deflater,
                  TableWriter& table);

/// Adds entries to a table in batches, each on a thread of its own, where tags are deflated if that
/// makes them shorter. Deflating takes longer than making the tags, so while that thread is busy,
/// the caller's deflates tags of the next batch. Not thread-safe.
class DeflatingWriter {
 public:
  /// Until finish(), nothing else may be added to the table.
  explicit DeflatingWriter(TableWriter& table) : table_(table) {}

  enum class Tag {
    plain,
    to_deflate,  ///< if that makes it shorter
    deflated     ///< already
  };

  /// Adds an entry, as TableWriter does.
  void add(std::string_view key, std::string_view tag, Tag kind);

  /// Waits until all entries are in the table.
  void finish();

 private:
  struct Entry {
    std::size_t key = 0;  ///< bytes in the text of the batch
    std::size_t tag = 0;
    Tag kind = Tag::plain;
  };
  struct Batch {
    std::string text;  ///< keys and tags
    std::vector<Entry> entries;
  };

  void start();
  void deflate_while_busy(Batch& batch);
  void write(const Batch& batch);

  TableWriter& table_;
  Deflater ahead_;     // of the caller's thread
  Deflater deflater_;  // of the other
  Batch filling_;
  Batch writing_;
  std::future<void> written_;
};

}  // namespace dateline::glass
