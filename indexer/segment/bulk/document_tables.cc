#include "indexer/segment/bulk/document_tables.h"

#include <string>
#include <string_view>

#include "common/glass/keys.h"
#include "common/support/varint.h"

namespace dateline {
namespace {

/// Reads entries; `whole` turns false where they end too early.
struct EntryReader {
  std::string_view in;
  bool whole = true;

  std::uint64_t number() {
    std::uint64_t value = 0;
    whole = take_varint(in, value) && whole;
    return value;
  }

  std::string_view bytes(std::uint64_t size) {
    whole = whole && size <= in.size();
    if (!whole) return {};
    const std::string_view bytes = in.substr(0, size);
    in.remove_prefix(size);
    return bytes;
  }

  std::string_view sized_bytes() { return bytes(number()); }

  bool at_end() const { return whole && in.empty(); }
};

}  // namespace

Result<DocumentTables> DocumentTables::create(const std::filesystem::path& term_lists,
                                              const std::filesystem::path& data) {
  auto first = glass::TableWriter::create(term_lists);
  if (!first) return pass(std::move(first));
  auto second = glass::TableWriter::create(data);
  if (!second) return pass(std::move(second));
  return DocumentTables(std::move(*first), std::move(*second));
}

Result<void> DocumentTables::append(const DocumentEntries& entries, std::uint32_t documents) {
  EntryReader term_lists{entries.term_lists};
  EntryReader slots{entries.slots};
  EntryReader data{entries.data};
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
    return fail(ErrorKind::internal, "a segment does not hold the documents that it should");
  }
  for (const glass::TableWriter* table : {&term_lists_, &data_}) {
    if (table->error()) return tl::unexpected<Error>(*table->error());
  }
  return {};
}

}  // namespace dateline
