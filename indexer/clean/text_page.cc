#include "indexer/clean/text_page.h"

namespace dateline {
PageParts read_text_page(std::string_view text, const DateRange&) {
  PageParts parts;
  parts.body = text;
  return parts;
}
}  // namespace dateline
