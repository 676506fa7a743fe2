#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

struct XXH3_state_s;

namespace dateline {

/// XXH3 (64 bits) of bytes that come piece by piece. Not thread-safe.
class ContentDigest {
 public:
  ContentDigest();
  ~ContentDigest();
  ContentDigest(const ContentDigest&) = delete;
  ContentDigest& operator=(const ContentDigest&) = delete;

  void update(std::string_view bytes);

  /// Of all bytes so far.
  std::uint64_t value() const;

 private:
  struct FreeState {
    void operator()(XXH3_state_s* state) const;
  };

  std::unique_ptr<XXH3_state_s, FreeState> state_;
};

/// The first `size` bytes of another stream, digested as they are read.
class DigestStream : public ByteStream {
 public:
  /// `digest` outlives the stream.
  DigestStream(std::unique_ptr<ByteStream> stream, std::uint64_t size, ContentDigest& digest)
      : stream_(std::move(stream)), left_(size), digest_(digest) {}

  Result<std::size_t> read(char* out, std::size_t size) override;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::uint64_t left_;
  ContentDigest& digest_;
};

/// The digest of the first `size` bytes of a file, by default of all. Error io where it cannot be
/// read, input where it is shorter than a size that is named.
Result<std::uint64_t> digest_of_file(
    const std::string& path, std::uint64_t size = std::numeric_limits<std::uint64_t>::max());

}  // namespace dateline
