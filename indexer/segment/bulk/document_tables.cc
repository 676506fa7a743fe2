#include "indexer/segment/bulk/document_tables.h"

#include <string>
#include <string_view>

#include "common/glass/keys.h"
#include "indexer/segment/bulk/byte_reader.h"

namespace dateline {
Result<DocumentTables> DocumentTables::create(const std::filesystem::path& term_lists,
                                              const std::filesystem::path& data) {
  auto first = glass::TableWriter::create(term_lists);
  if (!first) return pass(first);
  auto second = glass::TableWriter::create(data);
  if (!second) return pass(second);
  return DocumentTables(std::move(*first), std::move(*second));
}

Result<void> DocumentTables::append(const DocumentEntries& entries, std::uint32_t documents) {
  ByteReader term_lists{entries.term_lists};
  ByteReader slots{entries.slots};
  ByteReader data{entries.data};
  std::string key;
  for (std::uint32_t left = documents; left > 0; --left) {
    key = glass::document_key(++documents_);
    const std::string_view stored = data.sized_bytes();
    if (!stored.empty()) data_.add(key, stored);
    const std::uint64_t size = term_lists.number();
    term_lists_.add(key, term_lists.bytes(size / 2), size % 2 != 0);
    const std::string_view used = slots.sized_bytes();
    if (used.empty()) continue;
    key += '\0';
    term_lists_.add(key, used);
  }
  if (!term_lists.at_end() || !slots.at_end() || !data.at_end()) {
    return fail(ErrorKind::internal, "a segment has the wrong number of documents");
  }
  for (const glass::TableWriter* table : {&term_lists_, &data_}) {
    if (table->error()) return fail(*table->error());
  }
  return {};
}

}  // namespace dateline
