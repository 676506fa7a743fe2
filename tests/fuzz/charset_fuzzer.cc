#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/charset/charset.h"

// For any bytes, the text is valid UTF-8 without zeros and carriage returns.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const DecodedText decoded = decode_text(bytes, {}, DeclaredCharset::html);
  if (!simdjson::validate_utf8(decoded.text)) std::abort();
  if (decoded.text.find('\r') != std::string::npos) std::abort();
  if (decoded.text.find('\0') != std::string::npos) std::abort();
  return 0;
}
