#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string>

#include "common/database/shards.h"
#include "common/database/snapshot.h"
#include "common/release/release.h"

namespace dateline {

/// A Xapian::PostingSource, without weight, of the documents whose stored releases pass a test:
/// what the index alone cannot say, as whether two stems stand near each other. A text takes some
/// 20 to 50 microseconds to read, so it is made to stand in an OP_AND beside a query that leaves
/// few candidates: Xapian then asks it about those only. What it found is remembered by all its
/// clones. Not thread-safe; the snapshot outlives it.
class TextCheck : public Xapian::PostingSource {
 public:
  using Test = std::function<bool(const Release&)>;

  TextCheck(const Snapshot& snapshot, Test test);

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
