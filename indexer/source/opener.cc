#include "indexer/source/opener.h"

#include <utility>

#include "indexer/source/file_stream.h"

namespace dateline {

Result<void> open_dump(const Dump& dump, const Limits& /*limits*/, const MemberSink& sink) {
  Result<std::unique_ptr<ByteStream>> file = open_file(dump.path);
  if (!file) return pass(std::move(file));
  BufferedStream stream(*std::move(file));
  sink(Member{.path = {}, .name = dump.path, .hints = {}, .stream = &stream});
  return {};
}

}  // namespace dateline
