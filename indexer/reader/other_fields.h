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

  /// Whether a text has more bytes than that.
  bool has_text_above(std::size_t size) const;

  /// Removes the longest text, with all whose names differ from its own by a number; those under
  /// the name of a body before others. Empty if there is none.
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

  void add_fact(std::string_view name, std::string_view value);

  std::vector<Text> texts_;
  std::vector<std::string> facts_;
};

}  // namespace dateline
