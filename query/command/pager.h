#pragma once

#include <string_view>

#include "common/support/result.h"
#include "query/command/waiting_child.h"

namespace dateline {

/// The way to standard output. If that is a terminal with fewer rows than a text has lines, the
/// text goes through a pager: $PAGER, else less. An empty $PAGER or "cat" means no pager. If the
/// pager cannot be run, the text is written directly; quitting the pager early is not an error.
/// Made before the program is confined.
class Pager {
 public:
  explicit Pager(bool wanted);

  Result<void> write(std::string_view text);

 private:
  /// Returns whether the pager could be run.
  bool page(std::string_view text);

  WaitingChild child_;
};

}  // namespace dateline
