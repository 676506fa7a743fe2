#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::glass {

/// Makes the tag of the table "termlist" for one document after the other: its length, the number
/// of its terms, and the terms in rising order, each as what it shares with the one before (1), the
/// size of the rest (1), the rest and its wdf. Xapian's own writer folds a small wdf into the first
/// byte; apart, the two take fewer bits once they are deflated. The tag of a document without terms
/// is empty.
class TermListEncoder {
 public:
  /// Begins a document with so many terms and that sum of wdf.
  void begin(std::uint32_t terms, std::uint32_t length);

  /// Adds a term, which must stay where it is until the next call.
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
