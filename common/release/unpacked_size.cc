#include "common/release/unpacked_size.h"

#include <zstd.h>

namespace dateline {

std::uint64_t unpacked_size(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  return size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ? 0 : size;
}

}  // namespace dateline
