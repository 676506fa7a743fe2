#pragma once

#include <libdeflate.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::glass {

/// A tag with more bytes than that is damaged: chunks of postings have some thousand.
inline constexpr std::size_t largest_tag = std::size_t{1} << 20;

/// Inflates tags, which are raw deflate streams (RFC 1951). Not thread-safe.
class Inflater {
 public:
  /// The bytes of a tag; valid until the next call. nullopt if `deflated` is not one whole stream,
  /// or one of more than largest_tag bytes. Throws std::bad_alloc.
  std::optional<std::string_view> inflate(std::string_view deflated);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const {
      libdeflate_free_decompressor(decompressor);
    }
  };

  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;  ///< made on first use
  std::string buffer_;
};

}  // namespace dateline::glass
