#include "tests/fuzz/fuzz_containers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return dateline::test::fuzz_container(dateline::Container::arc, data, size);
}
