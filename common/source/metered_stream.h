#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "common/source/byte_stream.h"
#include "common/source/limits.h"

namespace dateline {

/// What reading a dump has cost so far.
struct Budget {
  const Limits& limits;
  std::uint64_t expanded = 0;
  std::uint64_t entries = 0;
  bool exhausted = false;  ///< a limit was reached: the rest of the dump is not read
};

/// Passes on an expanded stream as long as the limits allow, against decompression bombs.
class MeteredStream : public ByteStream {
 public:
  /// `packed` is the input of `stream`; it must outlive this stream.
  MeteredStream(std::unique_ptr<ByteStream> stream, const BufferedStream& packed, Budget& budget)
      : stream_(std::move(stream)), packed_(packed), begin_(packed.offset()), budget_(budget) {}

  /// Error input on every read once a limit is reached.
  Result<std::size_t> read(char* out, std::size_t size) override;

 private:
  std::unique_ptr<ByteStream> stream_;
  const BufferedStream& packed_;
  std::uint64_t begin_;
  Budget& budget_;
  std::uint64_t expanded_ = 0;
};

}  // namespace dateline
