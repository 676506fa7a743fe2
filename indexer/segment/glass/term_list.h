#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::glass {

/// Builds "termlist" tags, one document at a time: document length, number of terms, and the terms
/// in ascending order, each as the length of the prefix shared with the previous one (1), the
/// length of the rest (1), the rest and its wdf. Xapian's own writer folds a small wdf into the
/// first byte; kept separate, the two deflate better. The tag of a document without terms is empty.
class TermListEncoder {
 public:
  /// Starts a document with its number of terms and total wdf.
  void begin(std::uint32_t terms, std::uint32_t length);

  /// Adds a term, whose memory must stay valid until the next call.
  void add(std::string_view term, std::uint32_t wdf);

  std::string_view tag() const { return {tag_.data(), size_}; }

 private:
  void reserve(std::size_t bytes);

  std::string tag_;  ///< of which size_ bytes are in use
  std::size_t size_ = 0;
  std::string_view previous_;
  bool first_ = true;
};

}  // namespace dateline::glass
