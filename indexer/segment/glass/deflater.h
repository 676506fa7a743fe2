#pragma once

#include <string>
#include <string_view>

namespace dateline::glass {

/// Deflates tags as raw deflate streams (RFC 1951) of one block, with Huffman codes only: in term
/// lists, whose shared prefixes are already removed, matching repeated strings would save a tenth
/// more but take several times as long. Not thread-safe.
class Deflater {
 public:
  /// Deflates `tag`; valid until the next call, empty if not worthwhile.
  std::string_view deflate(std::string_view tag);

 private:
  std::string buffer_;
};

}  // namespace dateline::glass
