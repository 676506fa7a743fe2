#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// What may still be opened in a sandbox. Paths that do not exist are left out. A folder includes
/// all that is below it.
struct Reach {
  std::vector<std::filesystem::path> read;
  std::vector<std::filesystem::path> write;  ///< folders: to read, create, change and remove
  /// Also what libraries read late: other libraries, charsets, time zones. Without it, a process
  /// that lives for milliseconds is confined in half the time.
  bool libraries = true;
  bool network = false;  ///< also sockets, and what names of hosts are looked up in
};

/// What the kernel holds a thread to.
struct Confinement {
  bool files = false;  ///< to its reach, by Landlock (landlock(7)), from Linux 5.19 on
  bool calls = false;  ///< to no other programs and, unless in reach, no network, by seccomp(2)

  /// What does not hold, as a sentence; empty if all does.
  std::string missing() const;
};

/// Gives up, for the calling thread and the threads it starts, for good: files beyond its reach,
/// sockets unless in reach, and starting or inspecting other programs. What is open stays open.
/// Attempts fail with EACCES or EPERM. What this kernel cannot do is left out. Builds with
/// -DDATELINE_NO_SANDBOX, such as those with sanitizers, which do such things themselves, give up
/// nothing.
Confinement enter_sandbox(const Reach& reach);

}  // namespace dateline
