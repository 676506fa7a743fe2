#include <algorithm>

#include "common/glass/block_format.h"
#include "tests/fuzz/fuzz_input.h"

// A block of a table, as far as a query and `check` look at it themselves. The end of the input is
// the end of the block, where its items are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::size_t half = glass::block_size / 2;
  const std::string_view bytes = test::text_of(data, std::min(size, glass::block_size));
  std::string block(bytes.substr(0, half));
  const std::string_view rest = bytes.substr(block.size());
  block.resize(glass::block_size - rest.size(), '\0');
  block += rest;
  static_cast<void>(glass::children_between(block, "b", "m", true));
  const auto all = glass::children_between(block, "", std::string(255, '\xff'), false);
  for (std::uint32_t level = 0; level < 3; ++level) {
    const auto children = glass::children_of_sound(block, level);
    if (!children) continue;
    test::require(children->empty() == (level == 0));
    if (level > 0) test::require(all && !all->empty() && all->size() <= children->size());
  }
  static_cast<void>(glass::children_between(bytes, "b", "m", false));
  return 0;
}
