#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace dateline {

/// The kind of an Error; exit_code.h maps each kind to an exit code.
enum class ErrorKind {
  usage,          ///< the command line or the configuration is wrong
  input,          ///< a dump or record is unusable
  io,             ///< a system call failed
  no_space,       ///< the disk or a quota is full
  index_missing,  ///< no index where one was expected
  index_locked,   ///< another writer holds the index
  index_schema,   ///< the index has another schema version
  index_corrupt,  ///< the index is damaged
  index_changed,  ///< the index changed under a reader too often
  unreachable,    ///< a server with an index does not answer
  interrupted,    ///< stopped by a signal or time limit
  internal,       ///< a bug in this program
};

/// An error as a value: what went wrong, in which file or record, and what to do about it.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  std::string hint;  ///< what the user can do; may be empty
};

template <typename T>
using Result = tl::expected<T, Error>;

/// The error side of any Result.
using Failure = tl::unexpected<Error>;

inline Failure fail(Error error) {
  return Failure(std::move(error));
}
inline Failure fail(ErrorKind kind, std::string message, std::string hint = {}) {
  return fail(Error{kind, std::move(message), std::move(hint)});
}

/// The hint for an index that is damaged or of another version.
inline constexpr auto rebuild_hint = "rebuild the index with dateline-indexer index --full";

/// Makes the error side of any Result from `errno`: "WHAT: strerror(errno)"; ENOSPC, EDQUOT and
/// EFBIG become ErrorKind::no_space. Call it before anything else can change errno.
inline Failure fail_errno(std::string_view what) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return fail(full ? ErrorKind::no_space : ErrorKind::io,
              std::string(what) + ": " + std::strerror(code),
              full ? "free some disk space, or put the index elsewhere with --db" : "");
}

/// Hands the error of one Result on as that of another: the one way to do so.
template <typename AnyResult>
Failure pass(AnyResult&& result) {
  return fail(std::forward<AnyResult>(result).error());
}

}  // namespace dateline
