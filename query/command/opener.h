#pragma once

#include <sys/types.h>

#include <string>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// Starts the user's browser, $BROWSER or else xdg-open, outside the sandbox. Made before the
/// program is confined: a child process waits for what to open. $BROWSER is one command or several
/// with colons between, of which the first that works is used; %s in it stands for the address.
class Opener {
 public:
  Opener();
  ~Opener();
  Opener(const Opener&) = delete;
  Opener& operator=(const Opener&) = delete;

  /// Opens an address or a file, and waits for the program. Error io if none could be run.
  Result<void> open(const std::string& target);

 private:
  FileDescriptor in_;
  pid_t child_ = -1;
};

}  // namespace dateline
