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

/// Incremental XXH3 (64 bits). Not thread-safe.
class ContentDigest {
 public:
  ContentDigest();
  ~ContentDigest();
  ContentDigest(const ContentDigest&) = delete;
  ContentDigest& operator=(const ContentDigest&) = delete;

  void update(std::string_view bytes);

  /// The digest of all bytes so far.
  std::uint64_t value() const;

 private:
  struct FreeState {
    void operator()(XXH3_state_s* state) const;
  };

  std::unique_ptr<XXH3_state_s, FreeState> state_;
};

/// Passes on the first `size` bytes of another stream and digests them.
class DigestStream : public ByteStream {
 public:
  /// `digest` must outlive the stream.
  DigestStream(std::unique_ptr<ByteStream> stream, std::uint64_t size, ContentDigest& digest)
      : stream_(std::move(stream)), left_(size), digest_(digest) {}

  Result<std::size_t> read(char* out, std::size_t size) override;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::uint64_t left_;
  ContentDigest& digest_;
};

/// The digest of the first `size` bytes of a file, by default of the whole file. Error io if it
/// cannot be read, input if it is shorter than a given size.
Result<std::uint64_t> digest_of_file(
    const std::string& path, std::uint64_t size = std::numeric_limits<std::uint64_t>::max());

}  // namespace dateline
