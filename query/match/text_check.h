#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <string>

#include "common/database/shards.h"
#include "common/database/snapshot.h"
#include "common/release/release.h"

namespace dateline {

/// A weightless Xapian::PostingSource of the documents whose stored releases pass a test that the
/// index alone cannot answer, such as whether two stems are near each other. Reading a text takes
/// 20 to 50 microseconds, so combine it by OP_AND with a query that leaves few candidates: Xapian
/// then checks only those. All clones share the results. Not thread-safe. The snapshot must outlive
/// it.
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
  Xapian::docid document_ = 0;  ///< in the shard
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace dateline
