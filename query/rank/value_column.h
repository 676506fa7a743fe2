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

  /// The documents whose value is at least `least`, in ascending order; never ones without a value.
  std::vector<Xapian::docid> at_least(std::uint64_t least);

  /// The values of up to `size` (at least 1) documents, spread evenly over all; fewer if many have
  /// none.
  std::vector<std::uint64_t> sample(Xapian::docid size) const;

 private:
  static constexpr Xapian::docid block_size = 512;
  static constexpr std::uint64_t unread =
      UINT64_MAX - 1;  // a value that equals this is read again each time

  using Block = std::vector<std::uint64_t>;  ///< by document; empty until first used

  void read_block(Block& block, std::span<const Xapian::docid> documents,
                  std::optional<Xapian::ValueIterator>& values);
  void read_all();
  std::uint64_t remote_value(Xapian::docid document) const;

  CheckedDatabase database_;
  Xapian::valueno slot_;
  Decode decode_;
  std::uint64_t none_;
  RemoteMatches* remote_;
  Xapian::docid last_;  ///< document
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> greatest_;  ///< of each block, except `none`; empty unless all is read
};

inline constexpr std::uint64_t no_day = UINT64_MAX;

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

  /// Reads those of many documents, in ascending order: much faster than one by one.
  void read(std::span<const Xapian::docid> documents) { column_.read(documents); }

  /// The documents of that day, stated or approximate, or a later one, in ascending order.
  std::vector<Xapian::docid> since(std::uint64_t day) { return column_.at_least(2 * day); }

  /// Stated days of up to `size` documents; see ValueColumn.
  std::vector<std::uint64_t> sample(Xapian::docid size) const;

 private:
  static std::uint64_t stated_day(std::uint64_t value) {
    return value == no_day || value % 2 == 1 ? no_day : value / 2;
  }

  ValueColumn column_;  ///< twice the day, plus 1 if it is approximate
};

/// Decodes the date slot to days since 0000-03-01, which are never negative; no_day for anything
/// else.
std::uint64_t decode_day(const std::string& value);

/// The same number for a date in the years 0 to 9999.
std::uint64_t day_value(Date date);

}  // namespace dateline
