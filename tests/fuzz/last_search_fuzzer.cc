#include "query/recall/last_search.h"
#include "tests/fuzz/fuzz_input.h"

// The last search of a terminal, by which users name releases. What was read is the same after
// writing it again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto search = decode_last_search(test::text_of(data, size));
  if (!search) return 0;
  const std::string written = encode_last_search(*search);
  const auto again = decode_last_search(written);
  test::require(again && encode_last_search(*again) == written);
  for (const char* typed : {"1", "18446744073709551615", "12ab34"}) {
    static_cast<void>(search->lists(typed));
  }
  return 0;
}
