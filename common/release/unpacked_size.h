#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// What a stored release (a zstd frame, RFC 8878) expands to, in bytes; 0 where it does not say.
std::uint64_t unpacked_size(std::string_view frame);

}  // namespace dateline
