#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace dateline {

/// What kind of failure an Error is; exit_code.h maps each kind to the exit code of the process.
enum class ErrorKind {
  usage,          ///< the command line or the configuration is wrong
  input,          ///< a dump or a record cannot be used
  io,             ///< a system call failed
  no_space,       ///< the disk or a quota is full
  index_missing,  ///< there is no index where one was expected
  index_locked,   ///< another writer holds the index
  index_schema,   ///< the index was written by another version of the schema
  index_corrupt,  ///< the index contradicts itself
  index_changed,  ///< the index changed under a reader too often
  interrupted,    ///< a signal or a time limit ended the work
  internal,       ///< a defect of this program
};

/// A failure as a value: what went wrong, in which file or record, and what to do about it.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  std::string hint;  ///< what the user can do; may be empty
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Makes the error side of any Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(hint)});
}

/// Makes the error side of any Result from `errno`: "WHAT: strerror(errno)"; ENOSPC, EDQUOT and
/// EFBIG become ErrorKind::no_space. Call it before anything else can change errno.
tl::unexpected<Error> fail_errno(std::string_view what);

/// Passes an error of one Result on as another.
template <typename T>
tl::unexpected<Error> pass(Result<T>&& result) {
  return tl::unexpected<Error>(std::move(result).error());
}

}  // namespace dateline
