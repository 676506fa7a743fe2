#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Why a record was cleaned as it was, in lines for people.
struct Explanation {
  std::vector<std::string> dates;  ///< the candidates and what each stands for, the chosen one last
  std::vector<std::string> text;   ///< each block of the record: kept, or dropped by which rule

  /// Adds that a line is kept, or dropped by the rule.
  void add_line(std::string_view rule, std::string_view line);

  /// Adds the lines that the rule dropped from a text; those in `after` stand in the same order in
  /// `before`.
  void add_dropped(std::string_view rule, std::string_view before, std::string_view after);
};

/// The first words of a text on one line, cut at a space.
std::string quote(std::string_view text);

}  // namespace dateline
