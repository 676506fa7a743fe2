#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/database/checked_database.h"
#include "common/release/date.h"
#include "common/schema/fields.h"

namespace dateline {

class RemoteMatches;

inline constexpr auto date_slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);

/// The content of one value slot for all documents, decoded to integers and kept in memory, because
/// ranking needs it for thousands of documents per query. Blocks are decoded on first use, so a
/// single query reads no more than it needs. Not thread-safe.
///
/// Over servers, which cannot be read by blocks, it has the values of the matches asked for last.
class ValueColumn {
 public:
  /// Decodes a non-empty value.
  using Decode = std::uint64_t (*)(const std::string& value);

  /// `none` stands for documents without a value. `remote`, not null over servers, must outlive it.
  ValueColumn(CheckedDatabase database, Xapian::valueno slot, Decode decode, std::uint64_t none,
              RemoteMatches* remote = nullptr);

  /// The value of a document of the combined database.
  std::uint64_t operator[](Xapian::docid document) {
    if (remote_ != nullptr) return remote_value(document);
    if (document > last_) return none_;
    return block_of(document / block_size).values[document % block_size];
  }

  /// The documents whose value is at least `least`, in ascending order; never ones without a value.
  std::vector<Xapian::docid> at_least(std::uint64_t least);

  /// The values of up to `size` (at least 1) documents, spread evenly over all; fewer if many have
  /// none.
  std::vector<std::uint64_t> sample(Xapian::docid size) const;

 private:
  static constexpr Xapian::docid block_size = 512;

  struct Block {
    std::vector<std::uint64_t> values;  ///< by document; empty until first used
    std::uint64_t greatest = 0;         ///< except `none`
  };

  const Block& block_of(Xapian::docid number) {
    if (blocks_[number].values.empty()) load(number);
    return blocks_[number];
  }
  void load(Xapian::docid number);
  std::uint64_t remote_value(Xapian::docid document) const;

  CheckedDatabase database_;
  Xapian::valueno slot_;
  Decode decode_;
  std::uint64_t none_;
  RemoteMatches* remote_;
  Xapian::docid last_;  ///< document
  std::vector<Block> blocks_;
};

inline constexpr std::uint64_t no_day = UINT64_MAX;

/// Decodes the date slot to days since 0000-03-01, which are never negative; no_day for anything
/// else.
std::uint64_t decode_day(const std::string& value);

/// The same for stated dates; no_day for approximate ones, too.
std::uint64_t decode_stated_day(const std::string& value);

/// The same number for a date in the years 0 to 9999.
std::uint64_t day_value(Date date);

}  // namespace dateline
