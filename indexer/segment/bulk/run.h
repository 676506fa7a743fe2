#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string_view>

#include "common/glass/version_file.h"
#include "common/support/result.h"
#include "indexer/segment/bulk/section.h"
#include "indexer/segment/glass/value_writer.h"

namespace dateline {

/// What a segment of the bulk backend has on disk: a directory with one file a section, in which
/// everything lies in the order and, where it is not a matter of document ids, in the coding of the
/// final tables, so that runs are joined in one pass. Documents count from 1. Sections hold, one
/// after the other:
///
/// - words: of each word to be listed in how many documents it is;
/// - postings: of each term that many documents, the sum of wdf, and for each document its distance
///   from the one before (the first from 0) and wdf;
/// - positions: of each term that has any the number of documents with positions, and for each
///   its distance and the tag of the table "position", sized;
/// - values: of each slot, in the order of value_chunk_key(), its number, how many values it has,
///   and for each its document's distance and the value, sized;
/// - lengths: of each document its length.
///
/// What belongs to a term or word follows, in their order, on how many bytes it shares with
/// the one before, and the rest of it, sized. Numbers are in base 128; sized is a number of bytes
/// and the bytes.
enum class Section { words, postings, positions, values, lengths };
inline constexpr std::array<std::string_view, 5> section_names{"words", "postings", "positions",
                                                               "values", "lengths"};

/// What is known of a run without reading its sections.
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

/// Writes the file "run" that says what the run at its path holds.
Result<void> write_run(const Run& run);

/// Reads that file; an error where it is damaged.
Result<Run> read_run(const std::filesystem::path& path);

}  // namespace dateline
