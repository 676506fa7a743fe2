#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// Entries of dumps in the order of their paths, each path once, held as put_entry() codes them:
/// some eighty bytes each. Changes are cheap where they come in the order of paths; everything else
/// goes through the list. Not thread-safe.
class EntryList {
 public:
  EntryList() = default;

  /// Takes what bytes() gave; nothing where the bytes contradict themselves.
  static std::optional<EntryList> parse(std::string bytes);

  /// The entry of the dump with that path.
  std::optional<DumpEntry> find(std::string_view path) const;

  /// Adds an entry, in place of one with the same path.
  void put(const DumpEntry& entry);

  /// False where there is no entry with that path.
  bool erase(std::string_view path);

  std::size_t size() const { return size_; }

  /// All of them, coded.
  const std::string& bytes() const { return bytes_; }

  bool operator==(const EntryList& other) const { return bytes_ == other.bytes_; }

 private:
  /// Where an entry lies, or would.
  struct Place {
    std::size_t begin = 0;
    std::size_t size = 0;  ///< 0 where there is none
  };

  Place place_of(std::string_view path) const;

  std::string bytes_;
  std::size_t size_ = 0;
  // Where the last change ends, and its path: what lies before is not greater.
  std::size_t changed_to_ = 0;
  std::string changed_path_;
};

/// Goes through the entries of a list, which outlives it and does not change meanwhile.
class EntryCursor {
 public:
  explicit EntryCursor(const EntryList& list) : rest_(list.bytes()) {}

  /// Goes to the next entry; false behind the last.
  bool next();

  const DumpEntry& entry() const { return entry_; }

 private:
  std::string_view rest_;
  DumpEntry entry_;
};

}  // namespace dateline
