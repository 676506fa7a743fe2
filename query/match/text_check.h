#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "common/database/shards.h"
#include "common/database/snapshot.h"
#include "query/match/matched_words.h"

namespace dateline {

/// A Xapian::PostingSource, without weight, of the documents in whose stored text something is
/// found: what the index alone cannot say, as whether two stems stand near each other. A text takes
/// some 50 microseconds to read, so it is made to stand in an OP_AND beside a query that leaves few
/// candidates: Xapian then asks it about those only. What it found is remembered by all its clones.
/// Not thread-safe; the snapshot outlives it.
class TextCheck : public Xapian::PostingSource {
 public:
  /// Documents with at least one match of `sought` in their title, body or issuer.
  TextCheck(const Snapshot& snapshot, const MatchedWords& sought);

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

  std::shared_ptr<Reader> reader_;
  std::size_t shard_ = 0;
  Xapian::docid document_ = 0;  ///< of the shard
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace dateline
