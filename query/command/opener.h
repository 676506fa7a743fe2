#pragma once

#include <string>

#include "common/support/result.h"
#include "query/command/waiting_child.h"

namespace dateline {

/// Starts the user's browser, $BROWSER or else xdg-open, outside the sandbox. Made before the
/// program is confined. $BROWSER is one command or several
/// with colons between, of which the first that works is used; %s in it stands for the address.
class Opener {
 public:
  Opener();

  /// Opens an address or a file, and waits for the program. Error io if none could be run.
  Result<void> open(const std::string& target);

 private:
  WaitingChild child_;
};

}  // namespace dateline
