#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "indexer/format/form.h"

namespace dateline {

/// Whether a record begins at a line. It is asked for every line in turn, and sees the text from
/// the line's begin on: the whole reach of split_at_lines(), less only at the end of the stream.
using BeginsRecord = std::function<bool(std::string_view text)>;

/// Cuts a stream into records at the lines at which one begins; what stands before the first of
/// them belongs to it. Records of nothing but blanks are passed over. One longer than `limit` bytes
/// goes to the sink as an error, and the splitting goes on behind it.
Result<void> split_at_lines(BufferedStream& stream, std::size_t limit, std::size_t reach,
                            const BeginsRecord& begins, const SliceSink& sink);

}  // namespace dateline
