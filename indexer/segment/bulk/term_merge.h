#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segment/bulk/run.h"

namespace dateline {

/// Walks the terms of the same section of several runs in order, equal ones together.
class TermMerge {
 public:
  /// `section` is postings or positions.
  TermMerge(std::span<const Run> runs, Section section);

  /// Goes to the next term; false after the last. What belongs to the term before must have been
  /// read from all its sections.
  bool next();

  std::string_view term() const { return cursors_[holders_.front()].term; }

  /// The indices of the runs that hold the term, rising.
  std::span<const std::uint32_t> holders() const { return holders_; }

  /// Where to read what belongs to the term.
  SectionReader& section(std::uint32_t run) { return cursors_[run].section; }

  /// That all sections were read to their end, without error.
  Result<void> finish() const;

 private:
  struct Cursor {
    SectionReader section;
    std::string term;
  };
  struct Waiting {
    std::uint64_t prefix = 0;  ///< of the term, so that most comparisons need no more
    std::uint32_t run = 0;
  };

  void advance(std::uint32_t run);
  bool comes_later(const Waiting& left, const Waiting& right) const;

  std::vector<Cursor> cursors_;         ///< by run
  std::vector<Waiting> heap_;           ///< the runs that are not at their end, least term first
  std::vector<std::uint32_t> holders_;  ///< the runs taken from the heap
};

}  // namespace dateline
