#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "indexer/format/form.h"

namespace dateline {

/// Whether a record starts at a line. Called for every line in turn with the text from the start of
/// the line: the whole reach of split_at_lines(), less only at the end of the stream.
using BeginsRecord = std::function<bool(std::string_view text)>;

/// Splits a stream into records at the lines that start one; text before the first belongs to it.
/// Blank records are skipped. A record longer than `limit` bytes is passed to the sink as an error,
/// and splitting continues after it.
Result<void> split_at_lines(BufferedStream& stream, std::size_t limit, std::size_t reach,
                            const BeginsRecord& begins, const SliceSink& sink);

}  // namespace dateline
