#pragma once

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace dateline::glass {

/// Deflates tags as raw deflate streams (RFC 1951), by Huffman codes alone: in term lists, whose
/// shared prefixes are cut already, repeated strings would save a tenth more at twice the time.
/// Not thread-safe.
class Deflater {
 public:
  Deflater();

  /// `tag` deflated, valid until the next call; empty where that is not worth it.
  std::string_view deflate(std::string_view tag);

 private:
  struct End {
    void operator()(z_stream_s* stream) const;
  };

  std::unique_ptr<z_stream_s, End> stream_;
  std::string buffer_;
};

}  // namespace dateline::glass
