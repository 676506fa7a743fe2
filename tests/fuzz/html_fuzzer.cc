#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/html/extract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  static_cast<void>(dateline::html::extract_article(page));
  static_cast<void>(dateline::html::html_to_text(page));
  return 0;
}
