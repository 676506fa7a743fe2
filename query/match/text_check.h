#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/database/snapshot.h"
#include "common/release/release.h"
#include "common/support/deadline.h"
#include "common/text/tokenizer.h"
#include "query/match/phrase_windows.h"
#include "query/match/word_finder.h"

namespace dateline {

/// The stored release of a document, for code that runs inside Xapian's matcher: errors are thrown
/// as Xapian's exceptions, which guard() turns back into errors.
Release stored_text(const Snapshot& snapshot, Xapian::docid document);

/// The id term of a document; empty if it has none. Reads its stored release. May throw Xapian's
/// exceptions.
std::string id_term_of(const Snapshot& snapshot, Xapian::docid document);

/// Whether a release contains a phrase. Gives the same answer as a Highlighter, but faster: it
/// stops reading a text at the first match. Not thread-safe.
class PhraseTest {
 public:
  explicit PhraseTest(MatchedWords::Phrase phrase);

  bool operator()(const Release& release) const;

 private:
  bool is_in(std::string_view text) const;
  bool is_in_part(std::string_view text) const;

  MatchedWords::Phrase phrase_;
  PhraseWindows windows_;
  FirstBytes first_bytes_;  ///< of its words
};

/// Whether the title or body of a release contains any of some words exactly as written. Gives the
/// same answer as a Highlighter, but faster: it stops reading a text at the first match. Not
/// thread-safe.
class WordTest {
 public:
  /// `words` as produced by the tokenizer.
  explicit WordTest(const std::vector<std::string>& words) : words_(words.begin(), words.end()) {}

  bool operator()(const Release& release);

 private:
  bool is_in(std::string_view text);

  std::unordered_set<std::string> words_;
  std::string word_;
};

/// A weightless Xapian::PostingSource of the documents whose stored releases pass a test that the
/// index alone cannot answer, such as whether two stems are near each other. Reading a text takes
/// 20 to 50 microseconds, so combine it by OP_AND with a query that leaves few candidates: Xapian
/// then checks only those. Once the deadline has passed, it ends after the next text. All clones
/// share the results. Not thread-safe. The snapshot and the deadline must outlive it.
class TextCheck : public Xapian::PostingSource {
 public:
  using Test = std::function<bool(const Release&)>;

  /// No deadline if null.
  TextCheck(const Snapshot& snapshot, Test test, Deadline* deadline = nullptr);

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return document_ > last_; }
  Xapian::docid get_docid() const override { return document_; }

  TextCheck* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "TextCheck"; }

 private:
  struct Reader;

  explicit TextCheck(std::shared_ptr<Reader> reader) : reader_(std::move(reader)) {}
  bool holds() const;
  bool late() const;

  std::shared_ptr<Reader> reader_;
  std::size_t shard_ = 0;
  Xapian::docid document_ = 0;  ///< in the shard
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace dateline
