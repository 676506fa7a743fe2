#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/release/release.h"

namespace dateline {

/// Digests of the words of a body, ignoring case, punctuation and spacing.
struct Fingerprint {
  std::uint64_t exact = 0;  ///< equal for equal words in the same order
  /// Bits that differ in few places for nearly equal texts: Charikar's simhash (STOC 2002) of
  /// 3-word shingles with 64 bits, as Manku, Jain and Sarma use it for web pages (WWW 2007).
  std::uint64_t near = 0;
};

/// Both are 0 for a text without words.
Fingerprint fingerprint(std::string_view body);

/// Eight bytes, the highest first; empty for 0.
std::string fingerprint_bytes(std::uint64_t digest);

/// Sets the digests of a release's body.
void add_digests(Release& release);

}  // namespace dateline
