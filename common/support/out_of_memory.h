#pragma once

#include "common/support/result.h"

namespace dateline {

/// The error for running out of memory: neither damage nor a full disk.
inline Error out_of_memory() {
  return {ErrorKind::io, "out of memory",
          "close other programs; dateline-indexer takes less with a lower --memory or --jobs"};
}

inline bool is_out_of_memory(const Error& error) {
  return error.kind == ErrorKind::io && error.message == out_of_memory().message;
}

}  // namespace dateline
