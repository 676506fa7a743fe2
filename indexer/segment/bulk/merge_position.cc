#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/term_merge.h"
#include "indexer/segment/glass/pack.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {

Result<glass::TableRoot> merge_position(std::span<const Run> runs,
                                        const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(std::move(table));
  std::vector<std::uint32_t> offsets;
  std::uint32_t offset = 0;
  for (const Run& run : runs) {
    offsets.push_back(offset);
    offset += run.statistics.documents;
  }
  std::string key;
  TermMerge terms(runs, Section::positions);
  while (terms.next()) {
    key.clear();
    glass::append_escaped(key, terms.term());
    key += '\0';
    const std::size_t term_size = key.size();
    for (const std::uint32_t run : terms.holders()) {
      SectionReader& in = terms.section(run);
      std::uint32_t document = offsets[run];
      for (std::uint32_t left = in.number32(); left > 0; --left) {
        document += in.number32();
        key.resize(term_size);
        glass::append_sortable(key, document);
        table->add(key, in.sized_bytes());
      }
    }
  }
  if (auto finished = terms.finish(); !finished) return pass(std::move(finished));
  return table->finish();
}

}  // namespace dateline
