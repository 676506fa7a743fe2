#pragma once

#include <sys/types.h>
#include <sys/wait.h>

#include <cerrno>

namespace dateline {

/// Waits until a child process has ended; returns its status, as waitpid(2) gives it.
inline int wait_for_child(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace dateline
