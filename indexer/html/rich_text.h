#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

/// The rich text in the JSON of a script, as markup: the longest that any of its values holds, with
/// each paragraph, heading, item and cell an element; empty if there is none. Editors store a text
/// as arrays of blocks: Portable Text, Contentful, ProseMirror, Slate, Lexical, Draft.js,
/// Editor.js.
std::string longest_rich_text(std::string_view script);

}  // namespace dateline::html
