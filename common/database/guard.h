#pragma once

#include <type_traits>
#include <utility>

#include "common/support/result.h"

namespace dateline {

/// Converts the exception being handled to an Error; call it only inside a catch block. Handles
/// Xapian::Error and its subclasses, std::bad_alloc and std::exception.
Error current_exception_error();

/// The reverse, for code that Xapian calls or that replaces one of its reads: throws the exception
/// that guard() turns back into this error.
[[noreturn]] void throw_error(const Error& error);

/// Runs `work` and turns its exceptions into Errors: the only place where Xapian's exceptions are
/// caught. `work` returns a Result, a plain value or nothing.
template <typename Work>
auto guard(Work&& work) {
  using Returned = std::invoke_result_t<Work>;
  if constexpr (requires { typename Returned::error_type; }) {
    try {
      return std::forward<Work>(work)();
    } catch (...) {
      return Returned(fail(current_exception_error()));
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
      return Result<Returned>(fail(current_exception_error()));
    }
  }
}

}  // namespace dateline
