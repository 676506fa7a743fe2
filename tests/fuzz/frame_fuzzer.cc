#include "common/release/compression.h"
#include "common/release/stored_release.h"
#include "tests/fuzz/fuzz_input.h"

// What a search reads of a document: a frame, and the release in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view frame = test::text_of(data, size);
  const auto bytes = Decompressor({}).decompress(frame);
  if (!bytes) return 0;
  test::require(bytes->size() == unpacked_size(frame));
  static_cast<void>(decode_release(*bytes));
  return 0;
}
