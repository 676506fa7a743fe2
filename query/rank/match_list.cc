#include "query/rank/match_list.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace dateline {
namespace {

using Documents = std::vector<Xapian::docid>;

/// Matches each document that it is asked about, notes it and adds nothing to its weight. But it
/// might: so Xapian skips no document as too light.
class NotingSource : public Xapian::PostingSource {
 public:
  NotingSource(const Shards& shards, MatchLengths& lengths, std::shared_ptr<Documents> documents)
      : shards_(&shards), lengths_(&lengths), documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double /*min_weight*/) override { note(document_ + 1); }
  void skip_to(Xapian::docid document, double /*min_weight*/) override { note(document); }
  bool at_end() const override { return document_ > last_; }
  Xapian::docid get_docid() const override { return document_; }

  NotingSource* clone() const override {
    return std::make_unique<NotingSource>(*shards_, *lengths_, documents_).release();  // to Xapian
  }

  void init(const Xapian::Database& shard) override {
    database_ = shard;
    shard_ = shards_->find(shard);
    document_ = 0;
    last_ = shard.get_lastdocid();
    size_ = shard.get_doccount();
    set_maxweight(std::numeric_limits<double>::max());
  }

  std::string get_description() const override { return "NotingSource"; }

 private:
  void note(Xapian::docid document) {
    document_ = document;
    if (at_end()) return;
    documents_->push_back(shards_->joined_id(shard_, document));
    lengths_->set_next(database_, document, documents_->back());
  }

  const Shards* shards_;
  MatchLengths* lengths_;
  std::shared_ptr<Documents> documents_;
  Xapian::Database database_;
  std::size_t shard_ = 0;  ///< that this source runs over
  Xapian::docid document_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

}  // namespace

// Of OP_AND_MAYBE, Xapian asks the right part about each match of the left part, once.
Xapian::Query MatchList::noting(const Xapian::Query& query) {
  auto source = std::make_unique<NotingSource>(*shards_, *lengths_, documents_);
  return {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query(source.release()->release())};
}

std::vector<Xapian::docid> MatchList::take() {
  // They come shard by shard.
  if (!std::ranges::is_sorted(*documents_)) std::ranges::sort(*documents_);
  return std::move(*documents_);
}

}  // namespace dateline
