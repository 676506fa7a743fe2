#pragma once

#include <cstdint>
#include <string>

#include "common/support/result.h"

namespace dateline {

/// A file, member or record that was not indexed, and why.
struct Refusal {
  std::string file;
  std::string member;        ///< path inside containers, or empty
  std::uint32_t record = 0;  ///< number inside the file or member, from 0
  bool whole_file = false;   ///< the whole file or member is refused, not just one record
  std::string reason;

  bool operator==(const Refusal&) const = default;
};

/// Turns an error into the reason of a refusal: what is wrong and what to do about it. Drops the
/// file name from the message, since the refusal has it already.
inline std::string refusal_reason(const Error& error, const std::string& file) {
  std::string reason = error.message;
  if (reason.starts_with(file + ": ")) reason.erase(0, file.size() + 2);
  return error.hint.empty() ? reason : reason + "; " + error.hint;
}

}  // namespace dateline
