#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/segment/bulk/inverter.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes each segment as a run: inverts documents in memory, then writes the sections.
class RunWriter : public SegmentWriter {
 public:
  explicit RunWriter(const Vocabulary& vocabulary)
      : vocabulary_(vocabulary), inverter_(vocabulary) {}

  /// `path` becomes a directory.
  Result<void> begin(const std::filesystem::path& path) override;
  Result<void> add(const IndexDocument& document) override;
  Result<Segment> finish() override;

 private:
  /// The values of a slot, in the coding of the section.
  struct Slot {
    std::string values;
    std::uint32_t last_document = 0;
    glass::ValueStatistics statistics;
  };

  Result<void> add_values(const IndexDocument& document);
  Result<void> write_words(Run& run);
  Result<void> write_terms(Run& run);
  Result<void> write_values(Run& run);

  const Vocabulary& vocabulary_;
  std::filesystem::path path_;
  std::vector<std::uint32_t> word_documents_;  ///< document count by word id
  Inverter inverter_;
  std::string data_;  ///< Segment::data
  std::map<std::uint32_t, Slot> values_;
  std::uint32_t documents_ = 0;
};

}  // namespace dateline
