#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "common/source/opener.h"
#include "tests/support/string_stream.h"

// Everything a dump can be: compressed, an archive, a web archive, and any nesting of these.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  Limits limits;
  limits.expanded_bytes = std::size_t{1} << 20;
  limits.entries = 100;
  BufferedStream stream(
      std::make_unique<test::StringStream>(std::string(reinterpret_cast<const char*>(data), size)));
  open_stream(stream, "fuzz", limits, [&](Member&& member) {
    if (member.stream) static_cast<void>((*member.stream)->skip(std::uint64_t{1} << 20));
    return true;
  });
  return 0;
}
