#pragma once

#include <string>
#include <string_view>

#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Serialises a release: for each field that is not empty a tag byte, its length as base-128
/// varint and its bytes. Tags unknown to a reader are skipped, so fields can be added.
/// The digests are not stored: they stand in value slots.
std::string encode_release(const Release& release);

/// Reads what encode_release wrote. Error index_corrupt where the bytes contradict themselves.
Result<Release> decode_release(std::string_view bytes);

}  // namespace dateline
