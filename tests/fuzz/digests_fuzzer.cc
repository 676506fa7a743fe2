#include "common/database/written_digests.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto& folder = test::folder_with(std::string(digests_name), test::text_of(data, size));
  const auto digests = WrittenDigests::open(folder);
  if (!digests) return 0;
  for (const WrittenDigests::Line& line : digests->lines()) {
    const auto blocks = digests->blocks(line);
    if (!blocks) continue;
    test::require(blocks->size() == (line.size + digested_block - 1) / digested_block);
    test::require(digests->find(line.name) != nullptr);
  }
  return 0;
}
