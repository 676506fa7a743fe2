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

/// How often a word of the title counts where a word of the body counts once.
inline constexpr std::uint32_t title_weight = 4;

/// Whether the index holds the positions of a word of title and body. An empty function says yes to
/// all.
using PositionFilter = std::function<bool(std::string_view word)>;

/// What an index holds of the words of title and body as they are written: a term for each, with
/// positions where the filter says so; or nothing but their stems, and a list of them. Words
/// without a stem, as numbers, are terms in any case.
using HeldWords = std::optional<PositionFilter>;
inline constexpr std::nullopt_t only_stems = std::nullopt;

/// Turns a release into what a segment takes: the terms and values of the table of fields, and the
/// stored bytes. Not thread-safe: each worker owns one.
class DocumentBuilder {
 public:
  /// `dictionary` is zstd's, or empty.
  DocumentBuilder(Vocabulary& vocabulary, std::string_view dictionary,
                  HeldWords words = PositionFilter())
      : vocabulary_(vocabulary),
        analyzer_(vocabulary),
        compressor_(dictionary),
        words_(std::move(words)) {}

  /// The stored bytes of a release, its document's data.
  std::string store(const Release& release);

  /// Fills `document` but for its data; its memory is used again.
  void build(const Release& release, IndexDocument& document);

  /// Clears the vocabulary together with all that is cached by its ids.
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
  HeldWords words_;
};

}  // namespace dateline
