#pragma once

#include <span>
#include <string_view>

#include "common/support/result.h"
#include "indexer/format/form.h"

namespace dateline {

/// Splits markup into the elements with the given names (without prefix, ignoring case), one per
/// record including its tags, while reading; tags inside CDATA sections and comments do not count.
/// Everything before the first one, up to 64 KiB, is the context of all.
Result<void> split_elements(BufferedStream& stream, std::size_t limit,
                            std::span<const std::string_view> names, const SliceSink& sink);

/// Whether the first element of the markup, after the XML declaration, comments and document types,
/// has that name.
bool has_root_element(std::string_view sample, std::string_view name);

}  // namespace dateline
