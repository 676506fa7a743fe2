#pragma once

#include <cstdint>
#include <string>

#include "common/support/result.h"

namespace dateline {

/// A file, member or record that is not in the index, and why.
struct Refusal {
  std::string file;
  std::string member;        ///< path inside containers, or empty
  std::uint32_t record = 0;  ///< number inside the file or member, from 0
  bool whole_file = false;   ///< all of the file or member is refused, not one record
  std::string reason;

  bool operator==(const Refusal&) const = default;
};

/// The reason that an error is for a refusal: what is wrong, and what can be done about it. The
/// file stands beside it; where the message begins with it, it is left out.
inline std::string refusal_reason(const Error& error, const std::string& file) {
  std::string reason = error.message;
  if (reason.starts_with(file + ": ")) reason.erase(0, file.size() + 2);
  return error.hint.empty() ? reason : reason + "; " + error.hint;
}

}  // namespace dateline
