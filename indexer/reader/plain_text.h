#pragma once

#include <string_view>

#include "indexer/source/record.h"

namespace dateline {

/// Whether bytes are text of any charset: few control characters. Zero bytes do not count either
/// way, since crashes and sparse copies leave runs of them.
bool is_plain_text(std::string_view bytes);

/// Whether text consists only of white space and zero bytes.
bool is_blank(std::string_view bytes);

/// Whether text, from its first character that is no white space, starts like markup or JSON, which
/// other forms read.
bool begins_like_data(std::string_view opening);

/// The whole record as an unparsed page.
RawRelease whole_page(const Record& record);

}  // namespace dateline
