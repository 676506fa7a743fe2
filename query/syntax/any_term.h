#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/support/deadline.h"

namespace dateline {

/// A weightless Xapian::PostingSource of the documents that have any of some terms. Xapian keeps a
/// posting list open for each operand of OP_OR, some 7 KB each; this reads one after the other and
/// keeps a bit for each document. Reads no more once the deadline has passed. Not thread-safe. The
/// deadline, if any, must outlive it.
class AnyTerm : public Xapian::PostingSource {
 public:
  using Terms = std::shared_ptr<const std::vector<std::string>>;

  /// No deadline if null.
  AnyTerm(Terms terms, Deadline* deadline) : terms_(std::move(terms)), deadline_(deadline) {}

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return document_ >= end_; }
  Xapian::docid get_docid() const override { return document_; }

  AnyTerm* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "AnyTerm"; }

 private:
  void add(const Xapian::Database& shard, const std::string& term);

  Terms terms_;
  Deadline* deadline_;
  std::vector<std::uint64_t> bits_;  ///< of the documents of the shard, by id
  Xapian::docid end_ = 0;            ///< after the last one that bits_ has room for
  Xapian::docid document_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace dateline
