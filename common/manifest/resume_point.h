#pragma once

#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dateline {

/// A place at which the reading of a dump can go on when it has grown: the begin of the last record
/// that was found in it, which may have been cut short.
struct ResumePoint {
  std::uint64_t offset = 0;   ///< bytes before it
  std::uint32_t number = 0;   ///< of the record there, see number_in_dump()
  std::uint64_t records = 0;  ///< found before it, refused ones with them

  bool operator==(const ResumePoint&) const = default;
};

/// By path of the dump.
using ResumePoints = std::map<std::string, ResumePoint, std::less<>>;

/// The number by which a resume point tells what lies before it: that of the record in the dump, or
/// in a web archive that of the archive's record, with which the member's path begins.
inline std::uint32_t number_in_dump(std::string_view member, std::uint32_t record) {
  std::from_chars(member.data(), member.data() + member.size(), record);
  return record;
}

}  // namespace dateline
