#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/glass/block_format.h"
#include "common/support/varint.h"
#include "indexer/segment/glass/deflating_writer.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

/// Writes posting lists, each cut into chunks, into the table "postlist". Chunks of terms are
/// deflated; those of lengths are not, because each match looks lengths up. The key of the first
/// chunk is that of the list, that of a later one the list's key, a separator and the first
/// document. A tag holds: in the first chunk, number of documents, collection frequency, first
/// document - 1; in all, '1' in the last and '0' in others, last document - first, wdf of the
/// first, and for each further document its distance - 1 and wdf.
class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}

  /// Starts the list of a term with its document count and total wdf.
  void begin_term(std::string_view term, std::uint32_t documents, std::uint64_t frequency);

  /// Starts the list of all documents, with their lengths instead of wdf.
  void begin_lengths();

  /// Adds a posting to the current list, in ascending document order.
  void add(std::uint32_t document, std::uint32_t wdf);

  /// Ends the list, which has at least one posting.
  void end();

  /// Waits until all lists are in the table, to which nothing else may be added before.
  void finish() { table_.finish(); }

 private:
  void begin(std::uint32_t documents, std::uint64_t frequency);
  void write_chunk(bool last);

  DeflatingWriter table_;
  std::string key_;
  std::size_t key_size_ = 0;    ///< of the part of key_ that all chunks share
  std::string_view separator_;  ///< between that and the first document of a later chunk
  std::string header_;          ///< of the first chunk; empty in later ones
  std::string tag_;
  /// Of the chunk, which is full once it has as many bytes, and may exceed that by a posting.
  std::array<char, full_chunk + 2 * maximum_varint> body_;
  std::size_t body_size_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  DeflatingWriter::Tag kind_ = DeflatingWriter::Tag::plain;
};

/// Statistics of a value slot. Empty values do not count.
struct ValueStatistics {
  std::uint32_t documents = 0;
  std::string least;
  std::string greatest;

  void add(std::string_view value);
  void add(const ValueStatistics& other);
};

/// The tag under value_statistics_key().
std::string encode(const ValueStatistics& statistics);

/// The "termlist" tag that lists the slots used by a document, in strictly ascending order.
void append_slots(std::string& tag, std::span<const std::uint32_t> slots);

/// Writes the values of slots, each cut into chunks of value and (distance to the next document
/// - 1, value) pairs, into the table "postlist".
class ValueWriter {
 public:
  explicit ValueWriter(TableWriter& table) : table_(table) {}

  /// Starts a slot; slots must come in the order of value_chunk_key().
  void begin(std::uint32_t slot);

  /// Adds a value to the current slot, in ascending document order.
  void add(std::uint32_t document, std::string_view value);

  /// Ends the slot.
  void end();

 private:
  TableWriter& table_;
  std::string key_;
  std::size_t key_size_ = 0;
  std::string tag_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace dateline::glass
