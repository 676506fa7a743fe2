#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A text as its words are compared: in Unicode's form NFKC_Casefold (The Unicode Standard, section
/// 3.13, D147), which replaces compatibility forms (ligatures, full-width letters and digits,
/// half-width kana, super- and subscripts), folds case, composes accents and removes characters
/// that show nothing (soft hyphens, zero-width characters, variation selectors, marks of writing
/// direction). What differs from that:
/// - ASCII letters keep their case, since initials are known by it.
/// - Trade marks and spacing accents stay, which part words.
/// - A dotted capital I becomes a plain i.
/// - Symbols that stand for words, such as the numero sign, circled digits and fractions, are words
///   of their own.
/// Text that is so already is not copied: it must outlive this.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);

  std::string_view view() const { return is_copy_ ? std::string_view(copy_) : text_; }

  /// Where a character that begins or ends at a place of the folded text does so in the original.
  /// Quick if each place is near the one asked for before.
  std::size_t original_begin(std::size_t at);
  std::size_t original_end(std::size_t at);

 private:
  /// A part of the original that was replaced.
  struct Change {
    std::size_t folded_begin = 0;
    std::size_t folded_end = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::size_t fold_run(std::size_t begin);
  void replace(std::size_t begin, std::size_t end, std::string_view by);
  /// The last change that begins before a place of the folded text; null if there is none.
  const Change* change_before(std::size_t limit);

  std::string_view text_;
  bool is_copy_ = false;
  std::string copy_;
  std::size_t copied_ = 0;  ///< bytes of the original that are in the copy
  std::vector<Change> changes_;
  std::size_t seen_ = 0;  ///< changes that begin before the place asked for last
};

}  // namespace dateline
