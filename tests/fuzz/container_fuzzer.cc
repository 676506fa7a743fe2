#include "tests/fuzz/fuzz_containers.h"

// Everything a dump can be: compressed, an archive, a web archive, and any nesting of these.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::test::read_members(dateline::test::text_of(data, size));
  return 0;
}
