#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// A file, member or record that was not indexed, and why. What was found in this record alone ends
/// the reason: "page without text; found 3 words outside scripts".
struct Refusal {
  std::string file;
  std::string member;        ///< path inside containers, or empty
  std::uint32_t record = 0;  ///< number inside the file or member, from 0
  bool whole_file = false;   ///< the whole file or member is refused, not just one record
  std::string reason;
  std::uint32_t more = 0;  ///< later ones of the same file and reason that are not listed

  /// How many it stands for.
  std::uint64_t count() const { return std::uint64_t{more} + 1; }

  /// The reason without what was found, by which refusals are counted.
  std::string counted_reason() const { return reason.substr(0, begin_of_finding()); }

  /// What was found, or empty.
  std::string found() const {
    return reason.substr(std::min(begin_of_finding() + finding_mark.size(), reason.size()));
  }

  bool operator==(const Refusal&) const = default;

 private:
  static constexpr std::string_view finding_mark = "; found ";

  std::size_t begin_of_finding() const {
    return std::min(reason.rfind(finding_mark), reason.size());
  }
};

/// Turns an error into the reason of a refusal: what is wrong and what to do about it. Drops the
/// file name from the message, since the refusal has it already.
std::string refusal_reason(const Error& error, const std::string& file);

/// How many refusals of a file are listed one by one. A few kilobytes can hold millions of records
/// that are none.
inline constexpr std::size_t most_listed_refusals = 10'000;

/// Adds a refusal to those of the same file, which are together at the end of the list, after those
/// of other files. If there are too many to list, an earlier one with the same reason counts it.
void add_refusal(std::vector<Refusal>& refusals, Refusal refusal);

}  // namespace dateline
