#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segment/bulk/run.h"

namespace dateline {

/// Merges the terms of the same section of several runs in order, equal ones together.
class TermMerge {
 public:
  /// `section` is postings or words.
  TermMerge(std::span<const Run> runs, Section section);

  /// Moves to the next term; false after the last. The data of the previous term must have been
  /// read from all its sections.
  bool next();

  std::string_view term() const { return cursors_[holders_.front()].term; }

  /// The indices of the runs with the term, ascending.
  std::span<const std::uint32_t> holders() const { return holders_; }

  /// Where to read the data of the term.
  SectionReader& section(std::uint32_t run) { return cursors_[run].section; }

  /// Checks that all sections were read to the end without error.
  Result<void> finish() const;

 private:
  struct Cursor {
    SectionReader section;
    std::string term;
  };
  struct Waiting {
    std::uint64_t prefix = 0;  ///< of the term; enough for most comparisons
    std::uint32_t run = 0;
  };

  void advance(std::uint32_t run);
  bool comes_later(const Waiting& left, const Waiting& right) const;

  std::vector<Cursor> cursors_;         ///< by run
  std::vector<Waiting> heap_;           ///< the runs not at their end, least term first
  std::vector<std::uint32_t> holders_;  ///< the runs taken from the heap
};

}  // namespace dateline
