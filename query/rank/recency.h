#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/database/snapshot.h"
#include "common/release/date.h"
#include "query/rank/value_column.h"

namespace dateline {

/// How the age of a release counts:  recency = 2^(-age / half_life),  between 0 and 1. The age is
/// in days before `as_of`, and 0 for later dates. Releases without a stated date have recency 0.
struct RecencyCurve {
  Date as_of;
  double half_life = 365;  ///< in days, greater than 0

  double operator()(std::uint64_t day) const;  ///< of a day_value() or no_day

  /// The day before which no release has this much recency, which must be in (0, 1].
  std::uint64_t first_day(double recency) const;
};

/// A Xapian::PostingSource of some documents that weighs each by  scale * recency.  The column and
/// its owner must outlive it.
class RecencySource : public Xapian::PostingSource {
 public:
  using Documents = std::vector<Xapian::docid>;

  /// `documents`, in ascending order, belong to the combined database that `days` was made from;
  /// `shards` are its shards.
  RecencySource(Shards shards, DayColumn& days, RecencyCurve curve, double scale,
                std::shared_ptr<const Documents> documents)
      : shards_(std::move(shards)),
        days_(&days),
        curve_(curve),
        scale_(scale),
        documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return next_ > here_.size(); }
  Xapian::docid get_docid() const override { return here_[next_ - 1]; }
  double get_weight() const override;

  RecencySource* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "RecencySource"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(here_.size()); }

  Shards shards_;
  DayColumn* days_;
  RecencyCurve curve_;
  double scale_;
  std::shared_ptr<const Documents> documents_;
  std::size_t shard_ = 0;  ///< the shard that this source runs over
  Documents here_;         ///< documents of that shard, by their ids in it
  std::size_t next_ = 0;   ///< index in here_ after the current document
};

}  // namespace dateline
