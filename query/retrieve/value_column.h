#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/database/checked_database.h"
#include "common/release/date.h"
#include "common/schema/fields.h"

namespace dateline {

class RemoteMatches;

inline constexpr auto date_slot = slot_of(FieldId::date);
inline constexpr auto digest_slot = slot_of(FieldId::body_digest);
inline constexpr auto near_slot = slot_of(FieldId::near_digest);

/// The values of one slot by document, decoded to integers and kept in memory, because ranking
/// needs them for thousands of documents per query. Each is read when first asked for, so a single
/// query reads no more than it needs. Not thread-safe.
///
/// Over servers, which cannot be read like this, it has the values of the matches asked for last.
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
    const Block& block = blocks_[document / block_size];
    if (block.empty() || block[document % block_size] == unread) read({&document, 1});
    return block[document % block_size];
  }

  /// Reads the values of many documents, in ascending order: much faster than one by one.
  void read(std::span<const Xapian::docid> documents);

 private:
  static constexpr Xapian::docid block_size = 512;
  static constexpr std::uint64_t unread =
      UINT64_MAX - 1;  // a value that equals this is read again each time

  using Block = std::vector<std::uint64_t>;  ///< by document; empty until first used

  void read_block(Block& block, std::span<const Xapian::docid> documents,
                  std::optional<Xapian::ValueIterator>& values);
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

/// The days of releases, as day_value() or no_day. Not thread-safe.
class DayColumn {
 public:
  /// See ValueColumn.
  explicit DayColumn(const CheckedDatabase& database, RemoteMatches* remote = nullptr);

  std::uint64_t stated(Xapian::docid document) { return stated_day(column_[document]); }

  /// Stated or approximate.
  std::uint64_t any(Xapian::docid document) {
    const std::uint64_t value = column_[document];
    return value == no_day ? no_day : value / 2;
  }

  /// A number that is greater for later days and, of a day, for an approximate one; no_day for
  /// none.
  std::uint64_t graded(Xapian::docid document) { return column_[document]; }

  /// Reads those of many documents, in ascending order: much faster than one by one.
  void read(std::span<const Xapian::docid> documents) { column_.read(documents); }

  /// The latest day of all, stated or approximate; no_day if there is none.
  std::uint64_t latest() const { return decode_day(database_.get_value_upper_bound(date_slot)); }

 private:
  static std::uint64_t stated_day(std::uint64_t value) {
    return value == no_day || value % 2 == 1 ? no_day : value / 2;
  }

  CheckedDatabase database_;
  ValueColumn column_;  ///< twice the day, plus 1 if it is approximate
};

/// The same number for a date in the years 0 to 9999.
std::uint64_t day_value(Date date);

}  // namespace dateline
