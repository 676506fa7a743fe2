#pragma once

#include <string_view>

namespace dateline {

/// Whether a text ends with a full stop or the like, perhaps before a closing quotation mark or
/// bracket, or with the mark of an agency.
bool ends_sentence(std::string_view text);

/// A text without the marks that agencies set behind its last sentence: who wrote, edited or sent
/// it ("（责任编辑：…）", "(Reuters)", "/om/DP/stk") or that it ends ("（完）"), as the kinds
/// "mark" and "tail" of data/notices/wires.tsv name them. The same text if it has none.
std::string_view without_agency_marks(std::string_view text);

}  // namespace dateline
