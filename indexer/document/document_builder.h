#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/release/compression.h"
#include "common/release/release.h"
#include "common/schema/fields.h"
#include "common/text/analyzer.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Weight of a title word relative to a body word.
inline constexpr std::uint32_t title_weight = 4;

/// Whether the index has positions for a word of title and body. An empty function means all words.
using PositionFilter = std::function<bool(std::string_view word)>;

/// How the unstemmed words of title and body are indexed: as terms, with positions if the filter
/// says so; or only as stems, plus a word list. Words without a stem, such as numbers, are always
/// terms.
using IndexedWords = std::optional<PositionFilter>;
inline constexpr std::nullopt_t only_stems = std::nullopt;

/// Turns a release into a document for a segment: the terms and values of the field table, and the
/// stored bytes. Not thread-safe: each worker owns one.
class DocumentBuilder {
 public:
  /// `dictionary` is a zstd dictionary or empty.
  DocumentBuilder(Vocabulary& vocabulary, std::string_view dictionary,
                  IndexedWords words = PositionFilter())
      : vocabulary_(vocabulary),
        analyzer_(vocabulary),
        compressor_(dictionary),
        words_(std::move(words)) {}

  /// The stored bytes of a release, its document's data.
  std::string store(const Release& release);

  /// Fills everything in `document` except its data, reusing its memory.
  void build(const Release& release, IndexDocument& document);

  /// Clears the vocabulary and everything cached by its ids.
  void forget() { analyzer_.forget(); }

 private:
  void add_text(const Release& release, IndexDocument& document);
  std::uint32_t add_body_words(std::string_view text, std::uint32_t wdf, LanguageId language,
                               std::uint32_t last_position, IndexDocument& document);
  void drop_positions(std::vector<Posting>& postings) const;
  static void add_values(const Release& release, IndexDocument& document);

  Vocabulary& vocabulary_;
  Analyzer analyzer_;
  Compressor compressor_;
  IndexedWords words_;
};

}  // namespace dateline
