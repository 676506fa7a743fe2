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
  /// Also files that libraries open late: other libraries, charsets, time zones. Without them,
  /// confining takes half the time, which matters to a process that lives for milliseconds.
  bool libraries = true;
  bool network = false;  ///< also sockets, and what names of hosts are looked up in
};

/// What the kernel enforces on a thread.
struct Confinement {
  bool files = false;  ///< to its reach, by Landlock (landlock(7)), from Linux 5.19 on
  bool calls = false;  ///< to no other programs and, unless in reach, no network, by seccomp(2)

  /// What does not hold, as a sentence; empty if all does.
  std::string missing() const;
};

/// Permanently denies the calling thread, and the threads it starts, files beyond its reach,
/// sockets unless in reach, and starting or inspecting other programs. Open files stay open.
/// Attempts fail with EACCES or EPERM. What the kernel does not support is left out. Does nothing
/// in builds with -DDATELINE_NO_SANDBOX, such as those with sanitizers, which need what it would
/// deny.
Confinement enter_sandbox(const Reach& reach);

}  // namespace dateline
