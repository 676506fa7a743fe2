#include "indexer/format/form.h"

#include <utility>

namespace dateline {

Result<void> Form::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  const std::uint64_t offset = stream.offset();
  Result<std::string> bytes = stream.take_all(limit);
  if (!bytes) return pass(bytes);
  sink(Slice{.record = 0, .offset = offset, .bytes = *std::move(bytes), .context = nullptr});
  return {};
}

}  // namespace dateline
