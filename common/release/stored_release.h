#pragma once

#include <string>
#include <string_view>

#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Serialises a release: for each non-empty field a tag byte, the length as a base-128 varint, and
/// the bytes. Readers skip unknown tags, so fields can be added. Digests are not stored here but in
/// value slots.
std::string encode_release(const Release& release);

/// Reads what encode_release wrote. Error index_corrupt if the bytes are inconsistent.
Result<Release> decode_release(std::string_view bytes);

}  // namespace dateline
