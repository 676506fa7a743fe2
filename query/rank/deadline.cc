#include "query/rank/deadline.h"

#include <algorithm>
#include <memory>

namespace dateline {

void DeadlineSource::next(double min_weight) {
  skip_to(document_ + 1, min_weight);
}

void DeadlineSource::skip_to(Xapian::docid document, double /*min_weight*/) {
  document_ = deadline_->check() ? last_ + 1 : std::max(document_, document);
}

DeadlineSource* DeadlineSource::clone() const {
  return std::make_unique<DeadlineSource>(*deadline_).release();  // Xapian takes ownership
}

Xapian::Query within_time(const Xapian::Query& query, std::optional<Deadline>& deadline) {
  if (!deadline) return query;
  auto source = std::make_unique<DeadlineSource>(*deadline);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source.release()->release())};
}

void DeadlineSource::init(const Xapian::Database& shard) {
  document_ = 0;
  last_ = shard.get_lastdocid();
  size_ = shard.get_doccount();
}

}  // namespace dateline
