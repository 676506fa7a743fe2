#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// Appends the outcome of a dump without its path, coded like an entry.
void put_outcome(std::string& out, const DumpOutcome& outcome);

/// Takes the outcome of the dump with this path from the start of `in`; false if the bytes are
/// inconsistent.
bool take_outcome(std::string_view& in, const std::string& path, DumpOutcome& outcome);

/// Appends an entry: lengths and numbers as base-128 varints, strings after their lengths.
void put_entry(std::string& out, const DumpEntry& entry);

/// Takes an entry from the start of `in`; false if the bytes are inconsistent.
bool take_entry(std::string_view& in, DumpEntry& entry);

/// Dump entries in path order, each path once, stored as coded by put_entry(): about eighty bytes
/// each. Changes in path order are cheap; everything else scans the list. Not thread-safe.
class EntryList {
 public:
  EntryList() = default;

  /// Restores a list from bytes(); nullopt if the bytes are inconsistent.
  static std::optional<EntryList> parse(std::string bytes);

  /// The entry of the dump with this path.
  std::optional<DumpEntry> find(std::string_view path) const;

  /// Adds an entry, replacing any with the same path.
  void put(const DumpEntry& entry);

  /// False if there is no entry with this path.
  bool erase(std::string_view path);

  std::size_t size() const { return size_; }

  /// All of them, coded.
  const std::string& bytes() const { return bytes_; }

  bool operator==(const EntryList& other) const { return bytes_ == other.bytes_; }

 private:
  /// Where an entry is, or would be inserted.
  struct Place {
    std::size_t begin = 0;
    std::size_t size = 0;  ///< 0 if there is none
  };

  Place place_of(std::string_view path) const;

  std::string bytes_;
  std::size_t size_ = 0;
  // End of the last change, and its path: everything before is not greater.
  std::size_t changed_to_ = 0;
  std::string changed_path_;
};

/// Iterates over a list, which must outlive it and not change meanwhile.
class EntryCursor {
 public:
  explicit EntryCursor(const EntryList& list) : rest_(list.bytes()) {}

  /// Moves to the next entry; false after the last.
  bool next();

  const DumpEntry& entry() const { return entry_; }

 private:
  std::string_view rest_;
  DumpEntry entry_;
};

}  // namespace dateline
