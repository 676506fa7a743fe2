#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// The 16 hexadecimal digits that a short id abbreviates: the id itself if it consists of such
/// digits, otherwise its digest (exact_number()).
std::string id_digits(std::string_view id);

/// Ids as people type them: as many of their first digits as tell them from all other ids of the
/// index, or always twelve if some ids are on a server. Looks at the terms of ids only. Not
/// thread-safe; may throw Xapian's exceptions: call it in guard().
class ShortIds {
 public:
  static constexpr std::size_t fewest_digits = 6;  ///< shown
  static constexpr std::size_t fewest_accepted = 4;

  /// The database must outlive it.
  explicit ShortIds(const CheckedDatabase& database) : database_(database) {}

  /// Empty for an empty id.
  std::string shorten(std::string_view id) const;

  /// The terms of the ids whose digits begin so, in order; none if that is not the beginning of a
  /// short id. At most `most`.
  std::vector<std::string> terms(std::string_view begin, std::size_t most) const;

 private:
  std::vector<std::uint64_t> numbers(std::string_view begin, std::size_t most) const;

  const CheckedDatabase& database_;
};

}  // namespace dateline
