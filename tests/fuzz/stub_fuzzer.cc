#include "common/database/index_directory.h"
#include "tests/fuzz/fuzz_input.h"

// Only our own line of a stub names a generation, so nothing else can lead out of the index.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view stub = test::text_of(data, size);
  const auto live = IndexDirectory(test::folder_with("XAPIANDB", stub)).live();
  if (live) test::require(stub == "auto generation-" + std::to_string(*live) + "\n");
  return 0;
}
