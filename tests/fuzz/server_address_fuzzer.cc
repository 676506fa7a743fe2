#include "common/database/server_address.h"
#include "tests/fuzz/fuzz_input.h"

// An address that was read is the same after writing it again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view index = test::text_of(data, size);
  const auto address = parse_server_address(index);
  if (!address) return 0;
  test::require(is_on_server(index) && !address->host.empty());
  test::require(address->port > 0 && address->port < 65536);
  const auto again =
      parse_server_address("tcp:[" + address->host + "]:" + std::to_string(address->port));
  test::require(again && again->host == address->host && again->port == address->port);
  return 0;
}
