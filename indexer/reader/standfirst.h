#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Tells whether texts beside a body are part of it. Linear in the size of each text. Not
/// thread-safe.
class BodyWords {
 public:
  /// The body may hold HTML.
  explicit BodyWords(std::string_view body);

  /// Whether a text without markup occurs in the body, as far as its first words or those in its
  /// middle tell; case, spaces and punctuation do not count.
  bool contain(std::string_view text) const;

  /// Adds a text without markup.
  void add(std::string_view text);

 private:
  std::string folded_;
};

/// Sets a line above a body, as a paragraph of its own where that is HTML.
void set_above(std::string& body, bool html, std::string_view line);

/// Sets a text below a body, which may hold HTML if it does.
void set_below(std::string& body, bool html, std::string_view text);

}  // namespace dateline
