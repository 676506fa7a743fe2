#include "common/manifest/entry_list.h"
#include "common/release/stored_release.h"
#include "tests/fuzz/fuzz_input.h"

// Stored releases, possibly damaged. A release that was read is the same after writing it again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  std::string_view bytes = test::text_of(data, size);
  if (const auto release = decode_release(bytes)) {
    const std::string written = encode_release(*release);
    const auto again = decode_release(written);
    test::require(again && encode_release(*again) == written);
  }
  DumpEntry entry;
  while (!bytes.empty() && take_entry(bytes, entry)) entry = {};
  return 0;
}
