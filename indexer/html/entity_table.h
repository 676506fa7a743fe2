#pragma once

#include <array>
#include <string_view>

namespace dateline::html {

/// One of the 2,231 named character references of the HTML Standard
/// (https://html.spec.whatwg.org/#named-character-references), kept in data/entities/html5.tsv.
struct Entity {
  std::string_view name;  ///< what stands behind the '&', with its semicolon where it has one
  std::array<char32_t, 2> characters{};  ///< the second is 0 where it means only one
};

/// The entity with the longest name that `text` begins with, or null where it begins with none.
/// Names differ in case. May be called by several threads at once.
const Entity* longest_entity(std::string_view text);

}  // namespace dateline::html
