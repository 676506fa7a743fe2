#pragma once

#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dateline {

/// Where to resume reading a dump when it has grown: the start of the last record found, which may
/// have been incomplete.
struct ResumePoint {
  std::uint64_t offset = 0;   ///< bytes before it
  std::uint32_t number = 0;   ///< of the record there, see number_in_dump()
  std::uint64_t records = 0;  ///< found before it, including refused ones

  bool operator==(const ResumePoint&) const = default;
};

/// By path of the dump.
using ResumePoints = std::map<std::string, ResumePoint, std::less<>>;

/// The record number that a resume point refers to: the record's in the dump or, in a web archive,
/// the archive record's, which the member path starts with.
inline std::uint32_t number_in_dump(std::string_view member, std::uint32_t record) {
  std::from_chars(member.data(), member.data() + member.size(), record);
  return record;
}

}  // namespace dateline
