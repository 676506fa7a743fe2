#include "common/cli/configuration.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const auto& folder = test::folder_with("dateline.conf", test::text_of(data, size));
  const auto settings = read_configuration(folder / "dateline.conf");
  if (!settings) return 0;
  for (const Setting& setting : *settings) {
    test::require((setting.section + setting.key + setting.value).find('\n') == std::string::npos);
  }
  return 0;
}
