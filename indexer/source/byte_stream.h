#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Bytes that are read once, from their begin to their end. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Reads up to `size` bytes into `out`; 0 means the end. Fewer than `size` may come before it.
  virtual Result<std::size_t> read(char* out, std::size_t size) = 0;
};

/// A ByteStream with a window: what a splitter or recogniser looks at before it takes it.
class BufferedStream {
 public:
  explicit BufferedStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// At least `size` bytes from the current place, fewer only at the end. The view is valid until
  /// the next call.
  Result<std::string_view> peek(std::size_t size);

  /// Takes `size` bytes that peek() has shown.
  void consume(std::size_t size);

  /// Takes everything up to and with the next `delimiter`, or up to the end; empty at the end.
  /// What is longer than `limit` is cut there, the rest up to the delimiter is skipped and
  /// `overlong` set.
  Result<std::string> take_until(char delimiter, std::size_t limit, bool& overlong);

  /// Takes all that is left. What is longer than `limit` is error input.
  Result<std::string> take_all(std::size_t limit);

  /// Bytes taken so far.
  std::uint64_t offset() const { return offset_; }

 private:
  Result<bool> fill();  ///< reads one block more; false at the end

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace dateline
