#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "common/source/byte_stream.h"

namespace dateline::test {

/// A ByteStream over bytes in memory, at most `step` bytes per read.
class StringStream : public ByteStream {
 public:
  explicit StringStream(std::string bytes, std::size_t step = 4096)
      : bytes_(std::move(bytes)), step_(step) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t taken = std::min({size, step_, bytes_.size() - at_});
    std::memcpy(out, bytes_.data() + at_, taken);
    at_ += taken;
    return taken;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

}  // namespace dateline::test
