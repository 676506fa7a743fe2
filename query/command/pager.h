#pragma once

#include <sys/types.h>

#include <string_view>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// The way to standard output. If that is a terminal with fewer rows than a text has lines, the
/// text goes through a pager: $PAGER, else less. An empty $PAGER or "cat" means no pager. If the
/// pager cannot be run, the text is written directly; quitting the pager early is not an error.
/// Made before the program is confined: a child process waits for a text that needs the pager.
class Pager {
 public:
  explicit Pager(bool wanted);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  Result<void> write(std::string_view text);

 private:
  /// Returns whether the pager could be run.
  bool page(std::string_view text);
  int end();

  FileDescriptor in_;
  pid_t child_ = -1;
};

}  // namespace dateline
