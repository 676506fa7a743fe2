#include "common/support/result.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace dateline {

Failure fail_errno(std::string_view what) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return fail(full ? ErrorKind::no_space : ErrorKind::io,
              fmt::format("{}: {}", what, std::strerror(code)),
              full ? "free some disk space, or put the index elsewhere with --db" : "");
}

}  // namespace dateline
