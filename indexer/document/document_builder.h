#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/compression.h"
#include "common/release/release.h"
#include "common/schema/text_terms.h"
#include "indexer/document/posting_groups.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Turns a release into a document for a segment: the terms and values of the field table, and the
/// stored bytes. Not thread-safe: each worker owns one.
class DocumentBuilder {
 public:
  /// `dictionary` is a zstd dictionary or empty; `pairs` must outlive the builder.
  DocumentBuilder(Vocabulary& vocabulary, std::string_view dictionary, const PairModel& pairs,
                  IndexedWords words = IndexedWords::exact, int level = compression_level)
      : vocabulary_(vocabulary), text_(vocabulary, &pairs, words), compressor_(dictionary, level) {}

  /// The stored bytes of a release, its document's data.
  std::string store(const Release& release);

  /// Fills everything in `document` except its data, reusing its memory.
  void build(const Release& release, IndexDocument& document);

  /// Clears the vocabulary and everything cached by its ids.
  void forget() { text_.forget(); }

 private:
  static void add_values(const Release& release, IndexDocument& document);

  Vocabulary& vocabulary_;
  TextTerms text_;
  std::vector<Posting> occurrences_;
  PostingGroups groups_;
  Compressor compressor_;
};

}  // namespace dateline
