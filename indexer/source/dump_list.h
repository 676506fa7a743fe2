#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// A list of dumps for sequential reading. An archive may have millions, so they are prefix-coded,
/// in about thirty bytes each.
class DumpList {
 public:
  /// Iterates over the list, which must outlive it and not change meanwhile.
  class Iterator;

  void add(const Dump& dump);

  /// Frees memory reserved for more dumps.
  void shrink() { coded_.shrink_to_fit(); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// The path of the last dump added; empty if there is none.
  const std::string& last_path() const { return last_path_; }

  /// Total size of the dumps.
  std::uint64_t bytes() const { return bytes_; }

  Iterator begin() const;
  std::default_sentinel_t end() const { return std::default_sentinel; }

 private:
  std::string coded_;
  std::string last_path_;
  std::size_t size_ = 0;
  std::uint64_t bytes_ = 0;
};

class DumpList::Iterator {
 public:
  using value_type = Dump;
  using difference_type = std::ptrdiff_t;

  explicit Iterator(std::string_view coded) : rest_(coded) { ++*this; }

  const Dump& operator*() const { return dump_; }
  const Dump* operator->() const { return &dump_; }
  Iterator& operator++();
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t /*end*/) const { return at_end_; }

 private:
  std::string_view rest_;
  Dump dump_;
  bool at_end_ = false;
};

/// Both lists, in path order and without duplicates.
DumpList merge(const DumpList& left, const DumpList& right);

inline DumpList::Iterator DumpList::begin() const {
  return Iterator(coded_);
}

}  // namespace dateline
