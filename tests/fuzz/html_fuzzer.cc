#include "indexer/format/forms.h"
#include "indexer/html/extract.h"
#include "tests/fuzz/fuzz_forms.h"

// As a page, and as the markup in a field of another form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  test::fuzz_form(HtmlPage(), data, size);
  static_cast<void>(html::html_to_text(test::text_of(data, size)));
  return 0;
}
