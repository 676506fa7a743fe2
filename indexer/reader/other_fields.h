#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reader/standfirst.h"

namespace dateline {

/// The values of a record under names that stand for no field: texts, and facts as "name=value". A
/// bounded number of each is kept. Not thread-safe.
class OtherFields {
 public:
  static constexpr std::size_t most = 32;  ///< texts, and facts

  /// Keeps the values under a name. False if it is that of no field, like "_score" of a program.
  bool offer(std::string_view name, const std::vector<std::string>& values);

  bool has_texts() const { return !texts_.empty(); }

  /// Whether a text is a part of a body by its name: "Text 1".
  bool has_body_parts() const;

  /// Whether a text in parts, or one alone, has more bytes than that.
  bool has_text_above(std::size_t size) const;

  /// Removes the longest text, with all whose names differ from its own by a number; those under
  /// the name of a body before others. Empty if there is none. A numbered row is a text if one of
  /// its parts is a sentence ("P1", "P2").
  std::string take_text();

  /// Removes the longest fact that is a sentence; empty if there is none.
  std::string take_sentence();

  /// Makes facts of the texts that are not too long and that the body does not have.
  void keep_texts(const BodyWords& body);

  /// "name=value", in the order in which they came.
  std::vector<std::string> take_facts() { return std::move(facts_); }

 private:
  struct Text {
    std::string name;
    std::size_t stem_size = 0;  ///< of the name without its number
    std::size_t number = 0;     ///< of the part; 0 if the name has none
    bool is_body_part = false;  ///< the name is that of a body, with a number
    std::string value;

    std::string_view stem() const { return std::string_view(name).substr(0, stem_size); }
  };

  /// A text in parts, or one alone.
  struct Row {
    std::string stem;
    bool is_body = false;  ///< its name is that of a body
    std::size_t size = 0;  ///< of all parts, in bytes; 0 if there is no text at all
  };

  void add_fact(std::string_view name, std::string_view value);
  void forget_facts(std::string_view name);
  Row longest_row() const;
  Row row_of(std::string_view stem) const;

  std::vector<Text> texts_;
  std::vector<Text> short_parts_;  ///< with a number in their names; they are facts, too
  std::vector<std::string> facts_;
};

}  // namespace dateline
