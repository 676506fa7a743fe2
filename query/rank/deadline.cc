#include "query/rank/deadline.h"

#include <algorithm>
#include <memory>

namespace dateline {
namespace {

constexpr unsigned calls_a_look = 64;  // a look at the clock takes as long as some postings

}  // namespace

void DeadlineSource::next(double min_weight) {
  skip_to(document_ + 1, min_weight);
}

void DeadlineSource::skip_to(Xapian::docid document, double /*min_weight*/) {
  const bool looks = calls_++ % calls_a_look == 0;
  const bool late = looks ? deadline_->check() : deadline_->passed();
  document_ = late ? last_ + 1 : std::max(document_, document);
}

DeadlineSource* DeadlineSource::clone() const {
  return std::make_unique<DeadlineSource>(*deadline_).release();  // Xapian takes ownership
}

Xapian::Query within_time(const CheckedDatabase& database, const Xapian::Query& query,
                          std::optional<Deadline>& deadline) {
  if (!deadline || database.has_servers()) return query;
  auto source = std::make_unique<DeadlineSource>(*deadline);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source.release()->release())};
}

void DeadlineSource::init(const Xapian::Database& shard) {
  document_ = 0;
  last_ = shard.get_lastdocid();
  size_ = shard.get_doccount();
}

}  // namespace dateline
