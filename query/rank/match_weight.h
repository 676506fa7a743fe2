#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/rank/relevance.h"

namespace dateline {

/// The lengths of documents, each looked up once and kept, and which document is weighed next. Not
/// thread-safe.
class MatchLengths {
 public:
  explicit MatchLengths(Xapian::docid last_document) : blocks_(last_document / block_size + 1) {}

  /// The next document: its id in a shard, which must outlive its weighing, and in the database of
  /// all shards.
  void set_next(const Xapian::Database& shard, Xapian::docid own_id, Xapian::docid joined_id) {
    shard_ = &shard;
    own_id_ = own_id;
    joined_id_ = joined_id;
  }

  /// Its length.
  Xapian::termcount of_next();

 private:
  static constexpr Xapian::docid block_size = 1024;

  std::vector<std::vector<Xapian::termcount>> blocks_;  ///< by document; empty until first used
  const Xapian::Database* shard_ = nullptr;
  Xapian::docid own_id_ = 0;
  Xapian::docid joined_id_ = 0;
};

/// The same as Relevance::scheme(), to the last bit, for queries of MatchList, which sets each
/// document before Xapian weighs it. Xapian itself would go through the lengths of all documents in
/// between, in every query, which is a third of its work. `lengths` must outlive it.
class MatchWeight : public Xapian::Weight {
 public:
  MatchWeight(const RelevanceModel& model, MatchLengths& lengths);

  std::string name() const override { return "dateline::MatchWeight"; }
  MatchWeight* clone() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double weight(double wdf, double length) const;

  RelevanceModel model_;
  MatchLengths* lengths_;
  double term_weight_ = 0;
  double length_factor_ = 0;
};

}  // namespace dateline
