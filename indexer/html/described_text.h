#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline::html {

/// The text of an article as its page describes it beside what it shows (articleBody of JSON-LD),
/// and how far other text agrees with it: by runs of three words, without case and punctuation.
class DescribedText {
 public:
  /// `described` may hold markup, and may be empty or cut short.
  explicit DescribedText(std::string_view described);

  /// The share of the words of `text`, from 0 to 1, that stand in the same order here.
  double coverage(std::string_view text) const;

  const std::string& text() const { return text_; }  ///< paragraphs separated by newlines
  std::size_t words() const { return words_; }

 private:
  std::string text_;
  std::unordered_set<std::uint64_t> runs_;
  std::size_t words_ = 0;
};

}  // namespace dateline::html
