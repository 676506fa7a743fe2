#pragma once

#include <string>
#include <string_view>

namespace dateline::glass {

/// Deflates tags as raw deflate streams (RFC 1951) of one block, by a Huffman code alone: in term
/// lists, whose shared prefixes are cut already, references to repeated strings would save a tenth
/// more and take several times as long. Not thread-safe.
class Deflater {
 public:
  /// `tag` deflated, valid until the next call; empty where that is not worth it.
  std::string_view deflate(std::string_view tag);

 private:
  std::string buffer_;
};

}  // namespace dateline::glass
