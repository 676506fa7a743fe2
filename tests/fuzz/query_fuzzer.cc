#include "query/syntax/parser.h"
#include "query/syntax/plain_words.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view text = test::text_of(data, size);
  ParseOptions options;
  options.today = *Date::parse("2026-03-31");
  static_cast<void>(parse_query(text, options));
  static_cast<void>(parse_plain_words(text, default_language));
  return 0;
}
