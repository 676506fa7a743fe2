#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/support/result.h"

namespace dateline {

/// Bytes that are read once, from their begin to their end. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Reads up to `size` bytes into `out`; 0 means the end. Fewer than `size` may come before it.
  /// Whether a read after an error goes on behind the damage or repeats the error is the stream's
  /// own affair; none repeats an error forever with progress in between.
  virtual Result<std::size_t> read(char* out, std::size_t size) = 0;
};

/// A ByteStream with a window: what a splitter or recogniser looks at before it takes it. An error
/// of the stream stays at its place among the bytes: it comes again until all before it are taken.
class BufferedStream {
 public:
  explicit BufferedStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// At least `size` bytes from the current place, fewer only at the end. The view is valid until
  /// the next call.
  Result<std::string_view> peek(std::size_t size);

  /// The same, but fewer also before an error.
  Result<std::string_view> peek_available(std::size_t size);

  /// Takes `size` bytes that peek() has shown.
  void consume(std::size_t size);

  /// Takes up to `size` bytes of what the window shows, into `out`; 0 only at the end. A stream is
  /// read from this way.
  Result<std::size_t> take_some(char* out, std::size_t size);

  /// Takes everything up to and with the next `delimiter`, or up to the end; empty at the end.
  /// What is longer than `limit` is cut there, the rest up to the delimiter is skipped and
  /// `overlong` set.
  Result<std::string> take_until(char delimiter, std::size_t limit, bool& overlong);

  /// Takes all that is left. What is longer than `limit` is error input.
  Result<std::string> take_all(std::size_t limit);

  /// Takes `size` bytes and forgets them; fewer only at the end. Returns how many.
  Result<std::uint64_t> skip(std::uint64_t size);

  /// Bytes taken so far.
  std::uint64_t offset() const { return offset_; }

 private:
  Result<bool> fill();  ///< reads one block more; false at the end
  void make_room();
  std::string_view window() const { return {buffer_.data() + begin_, end_ - begin_}; }

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of the window in the buffer
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;  ///< behind the bytes of the window

  static constexpr std::size_t first_block = std::size_t{1} << 13;
  static constexpr std::size_t last_block = std::size_t{1} << 18;
};

}  // namespace dateline
