#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "common/support/deadline.h"

namespace dateline {

/// A weightless Xapian::PostingSource of the documents that have any of some terms. Xapian keeps a
/// posting list open for each operand of OP_OR, some 7 KB each; this reads one after the other and
/// keeps the documents, 4 bytes each. Reads no more once the deadline has passed. Not thread-safe.
/// The deadline, if any, must outlive it.
class AnyTerm : public Xapian::PostingSource {
 public:
  using Terms = std::shared_ptr<const std::vector<std::string>>;

  /// No deadline if null.
  AnyTerm(Terms terms, Deadline* deadline) : terms_(std::move(terms)), deadline_(deadline) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return next_ > documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[next_ - 1]; }

  AnyTerm* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "AnyTerm"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(documents_.size()); }

  Terms terms_;
  Deadline* deadline_;
  std::vector<Xapian::docid> documents_;  ///< of the shard, in ascending order
  std::size_t next_ = 0;                  ///< in documents_, after the current one
};

}  // namespace dateline
