#include "tests/fuzz/fuzz_containers.h"
#include "tests/fuzz/fuzz_forms.h"

// The whole way of a dump: from bytes of any kind to documents.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::size_t sample_bytes = std::size_t{64} << 10;
  test::open_bytes(test::text_of(data, size), [](const Member& member, BufferedStream& stream) {
    const auto begin = stream.peek_available(sample_bytes);
    if (!begin) return;
    const auto form = recognise({member.name, *begin, &member.hints});
    if (form) test::read_with(**form, stream, member.hints);
  });
  return 0;
}
