#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

#include "common/source/byte_stream.h"

namespace dateline {

/// The next `size` bytes of another stream, which it borrows; by default all that is left.
class BoundedStream : public ByteStream {
 public:
  static constexpr std::uint64_t unbounded = std::numeric_limits<std::uint64_t>::max();

  explicit BoundedStream(BufferedStream& stream, std::uint64_t size = unbounded)
      : stream_(stream), left_(size) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (left_ == 0 || size == 0) return std::size_t{0};
    Result<std::string_view> window = stream_.peek(1);
    if (!window) return pass(std::move(window));
    const auto taken =
        static_cast<std::size_t>(std::min<std::uint64_t>({window->size(), size, left_}));
    std::memcpy(out, window->data(), taken);
    stream_.consume(taken);
    left_ -= taken;
    return taken;
  }

 private:
  BufferedStream& stream_;
  std::uint64_t left_;
};

}  // namespace dateline
