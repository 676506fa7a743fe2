#pragma once

#include <string_view>

#include "indexer/prose/phrases.h"

namespace dateline {

/// The function of a line of a page that its words alone tell: that of a well-known phrase, of a
/// notice of a wire, of a tool ("Share on Facebook"), of the name of a file.
PhraseKind kind_of_line(std::string_view line);

/// Whether a short line names another text behind a label: "Read also: Ferry runs again".
bool names_other_text(std::string_view line);

/// Whether a line begins as one that names the author: "By Ida Holm".
bool names_author(std::string_view line);

/// Whether a line is an item of a list, by its mark.
bool is_list_item(std::string_view line);

}  // namespace dateline
