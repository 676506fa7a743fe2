#include <numeric>
#include <string>
#include <vector>

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/term_merge.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {

Result<glass::TableRoot> merge_position(std::span<const Run> runs, std::uint32_t min_documents,
                                        const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(table);
  std::vector<std::uint32_t> offsets;
  std::uint32_t offset = 0;
  for (const Run& run : runs) {
    offsets.push_back(offset);
    offset += run.statistics.documents;
  }
  std::string key;
  std::vector<std::uint32_t> counts;
  TermMerge terms(runs, Section::positions);
  while (terms.next()) {
    counts.clear();
    for (const std::uint32_t run : terms.holders()) counts.push_back(terms.section(run).number32());
    const bool rare =
        std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) < min_documents;
    key = glass::positions_key(terms.term());
    const std::size_t term_size = key.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::uint32_t run = terms.holders()[i];
      SectionReader& in = terms.section(run);
      std::uint32_t document = offsets[run];
      for (std::uint32_t left = counts[i]; left > 0; --left) {
        document += in.number32();
        const std::string_view tag = in.sized_bytes();
        if (rare) continue;
        key.resize(term_size);
        glass::append_sortable(key, document);
        table->add(key, tag);
      }
    }
  }
  if (auto finished = terms.finish(); !finished) return pass(finished);
  return table->finish();
}

}  // namespace dateline
