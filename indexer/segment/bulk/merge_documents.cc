#include "common/glass/keys.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {

Result<glass::TableRoot> merge_termlist(std::span<const Run> runs,
                                        const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(std::move(table));
  std::string key;
  std::uint32_t document = 0;
  for (const Run& run : runs) {
    SectionReader term_lists = run.open(Section::term_lists);
    SectionReader slots = run.open(Section::slots);
    for (std::uint32_t left = run.statistics.documents; left > 0; --left) {
      key = glass::document_key(++document);
      const std::uint64_t size = term_lists.number();
      table->add(key, term_lists.bytes(size / 2), size % 2 != 0);
      const std::string_view used = slots.sized_bytes();
      if (used.empty()) continue;
      key += '\0';
      table->add(key, used);
    }
    if (auto finished = term_lists.finish(); !finished) return pass(std::move(finished));
    if (auto finished = slots.finish(); !finished) return pass(std::move(finished));
  }
  return table->finish();
}

Result<glass::TableRoot> merge_docdata(std::span<const Run> runs,
                                       const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(std::move(table));
  std::uint32_t document = 0;
  for (const Run& run : runs) {
    SectionReader in = run.open(Section::data);
    for (std::uint32_t left = run.statistics.documents; left > 0; --left) {
      ++document;
      const std::string_view data = in.sized_bytes();
      if (data.empty()) continue;
      table->add(glass::document_key(document), data);
    }
    if (auto finished = in.finish(); !finished) return pass(std::move(finished));
  }
  return table->finish();
}

}  // namespace dateline
