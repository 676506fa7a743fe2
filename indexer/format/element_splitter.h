#pragma once

#include <span>
#include <string_view>

#include "common/support/result.h"
#include "indexer/format/form.h"

namespace dateline {

/// Cuts markup into the elements of the names given (without prefix, whatever their case), one a
/// record with its tags, while it is read; tags inside CDATA sections and comments do not count.
/// What stands before the first one is the context of all, up to 64 KiB of it.
Result<void> split_elements(BufferedStream& stream, std::size_t limit,
                            std::span<const std::string_view> names, const SliceSink& sink);

/// Whether markup, in its first bytes, has an element of that name as its first: behind the XML
/// declaration, comments and document types.
bool has_root_element(std::string_view sample, std::string_view name);

}  // namespace dateline
