#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

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
