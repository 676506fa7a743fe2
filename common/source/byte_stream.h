#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/source/container.h"
#include "common/support/result.h"

namespace dateline {

/// Bytes that are read once, from start to end. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Reads up to `size` bytes into `out`; 0 means the end. May return fewer than `size` before it.
  /// Whether a read after an error resumes after the damage or repeats the error depends on the
  /// stream; none alternates between errors and progress forever.
  virtual Result<std::size_t> read(char* out, std::size_t size) = 0;
};

/// A ByteStream with lookahead for splitters and recognisers. An error of the stream keeps its
/// place among the bytes: it is returned again until everything before it has been consumed.
class BufferedStream {
 public:
  explicit BufferedStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// At least `size` bytes from the current position, fewer only at the end. Valid until the next
  /// call.
  Result<std::string_view> peek(std::size_t size);

  /// Like peek(), but may also return fewer before an error.
  Result<std::string_view> peek_available(std::size_t size);

  /// Consumes `size` bytes returned by peek().
  void consume(std::size_t size);

  /// Reads up to `size` bytes into `out`, as a ByteStream does; 0 only at the end.
  Result<std::size_t> take_some(char* out, std::size_t size);

  /// Consumes everything up to and including the next `delimiter`, or up to the end; empty at the
  /// end. Text longer than `limit` is truncated: the rest up to the delimiter is skipped, and
  /// `overlong` is set.
  Result<std::string> take_until(char delimiter, std::size_t limit, bool& overlong);

  /// Consumes the rest. Error input if it is longer than `limit`.
  Result<std::string> take_all(std::size_t limit);

  /// Skips `size` bytes, fewer only at the end. Returns how many.
  Result<std::uint64_t> skip(std::uint64_t size);

  /// Bytes consumed so far.
  std::uint64_t offset() const { return offset_; }

 private:
  Result<bool> fill();  ///< reads another block; false at the end
  void make_room();
  std::string_view window() const { return {buffer_.data() + begin_, end_ - begin_}; }

  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of the window in the buffer
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;  ///< after the window

  static constexpr std::size_t first_block = std::size_t{1} << 13;
  static constexpr std::size_t last_block = std::size_t{1} << 18;
};

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

/// Opens a file for reading. Error io, or input if it is not a regular file.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);

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
