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
        fmt::format("expands to more than {} bytes; the rest is not read", limits.expanded_bytes),
        "raise --max-expanded if the dump is to be trusted");
  }
  return fail(
      ErrorKind::input,
      fmt::format("expands to more than {} times its size; the rest of the dump is not read",
                  limits.ratio),
      "raise --max-ratio if the dump is to be trusted");
}

}  // namespace dateline
