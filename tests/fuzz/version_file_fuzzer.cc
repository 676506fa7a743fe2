#include "common/glass/version_file.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto roots = glass::decode_roots(test::text_of(data, size));
  if (!roots) return 0;
  const auto again = glass::decode_roots(glass::encode_version_file(*roots, {}));
  test::require(again.has_value());
  for (std::size_t table = 0; table < roots->size(); ++table) {
    test::require((*again)[table].blocks == (*roots)[table].blocks);
    test::require((*again)[table].block == (*roots)[table].block);
  }
  return 0;
}
