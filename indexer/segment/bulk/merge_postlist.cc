#include <fmt/format.h>

#include <map>

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "indexer/segment/bulk/merge_tables.h"
#include "indexer/segment/bulk/term_merge.h"
#include "indexer/segment/glass/posting_lists.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {
namespace {

Result<void> add_metadata(const Metadata& metadata, glass::TableWriter& table) {
  for (const auto& [name, value] : metadata) {
    const std::string key = glass::metadata_key(name);
    if (name.empty() || key.size() > glass::maximum_key) {
      return fail(ErrorKind::internal, fmt::format("'{}' is not a valid metadata key", name));
    }
    if (!value.empty()) table.add(key, value);
  }
  return {};
}

void add_value_statistics(std::span<const Run> runs, glass::TableWriter& table) {
  std::map<std::string, glass::ValueStatistics> slots;
  for (const Run& run : runs) {
    for (const auto& [slot, statistics] : run.values) {
      slots[glass::value_statistics_key(slot)].add(statistics);
    }
  }
  for (const auto& [key, statistics] : slots) table.add(key, encode(statistics));
}

// The values of one run's slot; `offset` is the number of documents before the run.
void add_values(SectionReader& in, std::uint32_t slot, std::uint32_t offset,
                glass::ValueWriter& out) {
  if (in.number32() != slot) in.reject();
  std::uint32_t document = offset;
  for (std::uint32_t left = in.number32(); left > 0; --left) {
    document += in.number32();
    out.add(document, in.sized_bytes());
  }
}

Result<void> add_values(std::span<const Run> runs, glass::TableWriter& table) {
  std::map<std::string, std::uint32_t> slots;
  std::vector<SectionReader> sections;
  for (const Run& run : runs) {
    for (const auto& [slot, statistics] : run.values) slots[glass::value_chunk_key(slot)] = slot;
    sections.push_back(run.open(Section::values));
  }
  glass::ValueWriter out(table);
  for (const auto& [key, slot] : slots) {
    out.begin(slot);
    std::uint32_t offset = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].values.contains(slot)) add_values(sections[i], slot, offset, out);
      offset += runs[i].statistics.documents;
    }
    out.end();
  }
  for (const SectionReader& section : sections) {
    if (auto finished = section.finish(); !finished) return finished;
  }
  return {};
}

Result<void> add_lengths(std::span<const Run> runs, glass::PostingListWriter& out) {
  out.begin_lengths();
  std::uint32_t document = 0;
  for (const Run& run : runs) {
    SectionReader in = run.open(Section::lengths);
    for (std::uint32_t left = run.statistics.documents; left > 0; --left) {
      out.add(++document, in.number32());
    }
    if (auto finished = in.finish(); !finished) return finished;
  }
  if (document > 0) out.end();
  return {};
}

// Calls `take` with each term and its document count, before writing its postings.
template <typename Take>
Result<void> add_terms(std::span<const Run> runs, const Take& take, glass::PostingListWriter& out) {
  std::vector<std::uint32_t> offsets;
  std::uint32_t offset = 0;
  for (const Run& run : runs) {
    offsets.push_back(offset);
    offset += run.statistics.documents;
  }
  std::vector<std::uint32_t> counts;
  TermMerge terms(runs, Section::postings);
  while (terms.next()) {
    counts.clear();
    std::uint32_t documents = 0;
    std::uint64_t frequency = 0;
    for (const std::uint32_t run : terms.holders()) {
      counts.push_back(terms.section(run).number32());
      documents += counts.back();
      frequency += terms.section(run).number();
    }
    take(terms.term(), documents);
    out.begin_term(terms.term(), documents, frequency);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::uint32_t run = terms.holders()[i];
      SectionReader& in = terms.section(run);
      std::uint32_t document = offsets[run];
      for (std::uint32_t left = counts[i]; left > 0; --left) {
        document += in.number32();
        out.add(document, in.number32());
      }
    }
    out.end();
  }
  return terms.finish();
}

}  // namespace

Result<glass::TableRoot> merge_postlist(std::span<const Run> runs, const Metadata& metadata,
                                        const SpellingFilter& spelling,
                                        std::vector<glass::SpellingWord>& words,
                                        const std::filesystem::path& path) {
  auto table = glass::TableWriter::create(path);
  if (!table) return pass(table);
  if (auto added = add_metadata(metadata, *table); !added) return pass(added);
  add_value_statistics(runs, *table);
  if (auto added = add_values(runs, *table); !added) return pass(added);
  glass::PostingListWriter lists(*table);
  const auto take = [&](std::string_view term, std::uint32_t documents) {
    if (spelling && spelling(term, documents))
      words.push_back({std::string(term), documents, true});
  };
  auto added = add_lengths(runs, lists);
  if (added) added = add_terms(runs, take, lists);
  lists.finish();
  if (!added) return pass(added);
  return table->finish();
}

}  // namespace dateline
