#pragma once

#include <sys/stat.h>

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/manifest/refusal.h"

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

/// A file of an archive, as found by the walk.
struct Dump {
  std::string path;        ///< as shown in results: the name of its root, then the rest (Roots)
  std::uint64_t size = 0;  ///< bytes
  std::int64_t modified_ns = 0;  ///< last write, nanoseconds since 1970-01-01 UTC
  std::uint64_t inode = 0;

  bool operator==(const Dump&) const = default;
};

/// A dump as stat(2) describes it.
inline Dump describe_dump(std::string path, const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {std::move(path), static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec,
          status.st_ino};
}

/// The outcome of reading a dump.
struct DumpOutcome {
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, including refused ones
  std::uint64_t releases = 0;         ///< of it in the index
  std::optional<ResumePoint> resume;  ///< where to resume reading when it has grown
  std::vector<Refusal> refusals;      ///< their `file` is the dump's path

  bool operator==(const DumpOutcome&) const = default;
};

/// What the index knows about a dump.
struct DumpEntry : DumpOutcome {
  /// Time recorded for a dump that could not be read completely: the next run tries again.
  static constexpr std::int64_t in_doubt = 0;

  Dump dump;  ///< as of reading

  bool operator==(const DumpEntry&) const = default;
};

}  // namespace dateline
