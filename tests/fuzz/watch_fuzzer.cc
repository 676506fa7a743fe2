#include "query/watch/watch.h"
#include "tests/fuzz/fuzz_input.h"

// A watch that was read is the same after writing it again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto watch = decode_watch(test::text_of(data, size));
  if (!watch) return 0;
  const std::string written = encode_watch(*watch);
  const auto again = decode_watch(written);
  test::require(again && again->told == watch->told && encode_watch(*again) == written);
  return 0;
}
