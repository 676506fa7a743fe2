#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Finds the parts of a text where a phrase may be, by one of its words, without cutting all of the
/// text into words. Thread-safe.
class PhraseWindows {
 public:
  explicit PhraseWindows(const std::vector<std::string>& phrase);

  /// Whether parts of a text are enough to read: whether the phrase has a word to look for.
  bool narrow() const { return !anchor_.empty(); }

  /// The parts of a folded text (FoldedText) to look at, in order and apart: all occurrences of the
  /// phrase are in them, and each begins and ends between words, with the white space before them,
  /// on which a mark may stand. Takes time linear in the text.
  std::vector<std::string_view> in(std::string_view folded) const;

 private:
  std::size_t next_anchor(std::string_view text, std::size_t from) const;
  bool is_anchor(std::string_view text) const;

  /// The longest word of letters, which stands in a text as it is or, as initials, with a full stop
  /// behind each letter; empty if there is none that is long enough to be worth it.
  std::string anchor_;
  std::size_t before_ = 0;  ///< words of the phrase before it
  std::size_t after_ = 0;
};

}  // namespace dateline
