#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The strings and numbers in an element, also those of objects that stand in place of text:
/// {"rendered": "..."}, {"en": "...", "de": "..."}, {"year": 2017, "month": 3, "day": 14}. None for
/// null, booleans and other objects.
std::vector<std::string> texts_of(const simdjson::dom::element& element);

/// The paragraphs of a text in blocks, as editors of content systems store it; none for a string.
std::vector<std::string> block_texts(const simdjson::dom::element& element);

/// The same for a text that is JSON itself; none for any other.
std::vector<std::string> blocks_in_json(std::string_view text);

}  // namespace dateline
