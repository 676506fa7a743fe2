#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// Expanded size of a stored release (a zstd frame, RFC 8878) in bytes; 0 if the frame does not
/// say.
std::uint64_t unpacked_size(std::string_view frame);

}  // namespace dateline
