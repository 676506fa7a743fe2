#include <simdjson.h>

#include "indexer/charset/charset.h"
#include "tests/fuzz/fuzz_input.h"

// For any bytes, the text is valid UTF-8 without zeros and carriage returns.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const DecodedText decoded = decode_text(test::text_of(data, size), {}, DeclaredCharset::html);
  test::require(simdjson::validate_utf8(decoded.text));
  test::require(decoded.text.find('\r') == std::string::npos);
  test::require(decoded.text.find('\0') == std::string::npos);
  return 0;
}
