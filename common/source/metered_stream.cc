#include "common/source/metered_stream.h"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

Result<std::size_t> MeteredStream::read(char* out, std::size_t size) {
  const Limits& limits = budget_.limits;
  if (!budget_.exhausted) {
    Result<std::size_t> got = stream_->read(out, size);
    if (!got) return got;
    expanded_ += *got;
    budget_.expanded += *got;
    const std::uint64_t packed = std::max<std::uint64_t>(packed_.offset() - begin_, 1);
    const bool within = budget_.expanded <= limits.expanded_bytes &&
                        (expanded_ <= Limits::ratio_floor || expanded_ / packed <= limits.ratio);
    if (within) return got;
    budget_.exhausted = true;
  }
  if (budget_.expanded > limits.expanded_bytes) {
    return fail(
        ErrorKind::input,
        fmt::format("expands to more than {} bytes; skipped the rest", limits.expanded_bytes),
        "raise --max-expanded if you trust the dump");
  }
  return fail(ErrorKind::input,
              fmt::format("expands to more than {} times its size; skipped the rest of the dump",
                          limits.ratio),
              "raise --max-ratio if you trust the dump");
}

}  // namespace dateline
