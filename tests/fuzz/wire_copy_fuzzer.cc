#include "indexer/format/forms.h"
#include "tests/fuzz/fuzz_forms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::test::fuzz_form(dateline::WireCopy(), data, size);
  return 0;
}
