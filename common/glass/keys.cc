#include "common/glass/keys.h"

#include "common/glass/pack.h"
#include "common/support/varint.h"

namespace dateline::glass {

std::string metadata_key(std::string_view name) {
  std::string key("\x00\xc0", 2);
  key += name;
  return key;
}

std::string value_statistics_key(std::uint32_t slot) {
  std::string key("\x00\xd0", 2);
  append_last(key, slot);
  return key;
}

std::string value_chunk_key(std::uint32_t slot) {
  std::string key("\x00\xd8", 2);
  put_varint(key, slot);
  return key;
}

std::string term_key(std::string_view term) {
  std::string key;
  append_escaped(key, term);
  return key;
}

std::string spelling_key(std::string_view word) {
  std::string key("W");
  key += word;
  return key;
}

std::string document_key(std::uint32_t document) {
  std::string key;
  append_sortable(key, document);
  return key;
}

}  // namespace dateline::glass
