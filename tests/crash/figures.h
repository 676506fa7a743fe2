#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::test {

/// Adds to a figure that scripts/soak.sh prints ("kills", "losses"): appends a line "NUMBER NAME"
/// to the file that $DATELINE_CRASH_FIGURES names, if any. Thread-safe.
void add_figure(std::string_view name, std::uint64_t number);

}  // namespace dateline::test
