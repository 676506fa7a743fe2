#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string_view>

#include "common/glass/version_file.h"
#include "common/support/result.h"
#include "indexer/segment/bulk/section.h"
#include "indexer/segment/glass/posting_lists.h"

namespace dateline {

/// The part of a bulk backend segment on disk: a directory with one file per section. Sections use
/// the order and, except for document ids, the coding of the final tables, so that runs are merged
/// in one pass. Documents count from 1. Sections hold in sequence:
///
/// - words: for each listed word, the number of its documents;
/// - postings: for each term the number of its documents, the sum of wdf, and for each document its
///   distance from the one before (the first from 0) and wdf;
/// - values: of each slot, in the order of value_chunk_key(), its number, how many values it has,
///   and for each its document's distance and the value, sized;
/// - lengths: of each document its length.
///
/// The data of each term or word, in sorted order, follows the length of the prefix it shares with
/// the previous one, and the rest of it, sized. Numbers are in base 128; "sized" means the number
/// of bytes, then the bytes.
enum class Section { words, postings, values, lengths };
inline constexpr std::array<std::string_view, 4> section_names{"words", "postings", "values",
                                                               "lengths"};

/// Summary of a run, without its sections.
struct Run {
  std::filesystem::path path;
  glass::Statistics statistics;
  std::map<std::uint32_t, glass::ValueStatistics> values;  ///< by slot
  std::array<SectionSummary, section_names.size()> sections{};

  std::filesystem::path section_path(Section section) const {
    return path / section_names[static_cast<std::size_t>(section)];
  }

  SectionReader open(Section section) const {
    return {section_path(section), sections[static_cast<std::size_t>(section)]};
  }
};

/// Writes the summary of a run to the file "run" at its path.
Result<void> write_run(const Run& run);

/// Reads that file; error if it is damaged.
Result<Run> read_run(const std::filesystem::path& path);

/// Compares the sections with their digests.
Result<void> check_sections(const Run& run);

}  // namespace dateline
