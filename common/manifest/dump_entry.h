#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/support/result.h"

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

/// A file, member or record that was not indexed, and why. What was found in this record alone ends
/// the reason: "page without text; found 3 words outside scripts".
struct Refusal {
  std::string file;
  std::string member;        ///< path inside containers, or empty
  std::uint32_t record = 0;  ///< number inside the file or member, from 0
  bool whole_file = false;   ///< the whole file or member is refused, not just one record
  std::string reason;

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
inline std::string refusal_reason(const Error& error, const std::string& file) {
  std::string reason = error.message;
  if (reason.starts_with(file + ": ")) reason.erase(0, file.size() + 2);
  return error.hint.empty() ? reason : reason + "; " + error.hint;
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
