// Words of any text: each has its place in it, in order.

#include "common/text/tokenizer.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view text = test::text_of(data, size);
  Tokenizer tokenizer(text);
  std::size_t begin = 0;
  std::size_t position = 0;
  for (Token token; tokenizer.next(token);) {
    test::require(token.begin < token.end && token.end <= text.size());
    test::require(token.begin >= begin);
    test::require(!token.term.empty() && token.first_bytes == leading_bytes(token.term));
    test::require(token.position >= position && token.position <= position + 1);
    if (!has_position(token.kind)) continue;
    begin = token.begin;
    position = token.position;
  }
  return 0;
}
