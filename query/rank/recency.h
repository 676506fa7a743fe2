#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>

#include "common/database/shards.h"
#include "common/release/date.h"
#include "query/rank/value_column.h"

namespace dateline {

/// How the age of a release counts:  recency = 2^(-age / half_life),  between 0 and 1.
/// Age is in days before `as_of`; a later date is of age 0; an undated release has recency 0.
struct RecencyCurve {
  Date as_of;
  double half_life = 365;  ///< days, over 0

  double operator()(std::uint64_t day) const;  ///< of a day_value() or no_day
};

/// A Xapian::PostingSource that gives every document  scale * recency.  It is made to stand on the
/// right of OP_AND_MAYBE: it claims every document id. The column and its owner outlive it.
class RecencySource : public Xapian::PostingSource {
 public:
  /// `shards` are those of the database that `days` was made from.
  RecencySource(Shards shards, ValueColumn& days, RecencyCurve curve, double scale)
      : shards_(std::move(shards)), days_(&days), curve_(curve), scale_(scale) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return document_ > last_; }
  Xapian::docid get_docid() const override { return document_; }
  double get_weight() const override;

  RecencySource* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "RecencySource"; }

 private:
  Shards shards_;
  ValueColumn* days_;
  RecencyCurve curve_;
  double scale_;
  std::size_t shard_ = 0;  ///< which of them this source runs over
  Xapian::docid document_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace dateline
