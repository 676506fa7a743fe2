#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline::html {

/// The text of an article in the page's metadata (articleBody of JSON-LD), and how well other text
/// agrees with it, by runs of three words, ignoring case and punctuation.
class DescribedText {
 public:
  /// `described` may contain markup, and may be empty or truncated.
  explicit DescribedText(std::string_view described);

  /// The share of the words of `text`, from 0 to 1, that occur here in the same order.
  double coverage(std::string_view text) const;

  const std::string& text() const { return text_; }  ///< paragraphs separated by newlines
  std::size_t words() const { return words_; }

 private:
  std::string text_;
  std::unordered_set<std::uint64_t> runs_;
  std::size_t words_ = 0;
};

}  // namespace dateline::html
