#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "common/source/byte_stream.h"

namespace dateline {

/// The next `size` bytes of a borrowed stream; by default all that is left.
class BoundedStream : public ByteStream {
 public:
  static constexpr std::uint64_t unbounded = std::numeric_limits<std::uint64_t>::max();

  explicit BoundedStream(BufferedStream& stream, std::uint64_t size = unbounded)
      : stream_(stream), left_(size) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (left_ == 0 || size == 0) return std::size_t{0};
    auto taken =
        stream_.take_some(out, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
    if (taken) left_ -= *taken;
    return taken;
  }

 private:
  BufferedStream& stream_;
  std::uint64_t left_;
};

}  // namespace dateline
