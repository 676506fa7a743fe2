#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "common/support/result.h"

namespace dateline {

/// The Error for the exception being handled; call it inside a catch block only. Knows
/// Xapian::Error and its kinds, std::bad_alloc and std::exception.
Error current_exception_error();

/// The other way round, for what Xapian calls or what stands for a read of its own: throws the
/// exception that guard() turns into such an error.
[[noreturn]] void throw_error(const Error& error);

/// Runs `work` and turns what it throws into an Error: the one place where Xapian's exceptions
/// are caught. `work` returns a Result, a plain value or nothing.
template <typename Work>
auto guard(Work&& work) {
  using Returned = std::invoke_result_t<Work>;
  if constexpr (requires { typename Returned::error_type; }) {
    try {
      return std::forward<Work>(work)();
    } catch (...) {
      return Returned(tl::unexpected<Error>(current_exception_error()));
    }
  } else {
    try {
      if constexpr (std::is_void_v<Returned>) {
        std::forward<Work>(work)();
        return Result<void>();
      } else {
        return Result<Returned>(std::forward<Work>(work)());
      }
    } catch (...) {
      return Result<Returned>(tl::unexpected<Error>(current_exception_error()));
    }
  }
}

}  // namespace dateline
