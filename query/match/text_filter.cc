#include "query/match/text_filter.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/database/guard.h"
#include "common/schema/keyword.h"

namespace dateline {

using Xapian::Query;

Query MatchingTextFilter::passing(std::vector<Query> candidates, TextCheck::Test test) {
  auto check = std::make_unique<TextCheck>(snapshot_, std::move(test), deadline_);
  candidates.emplace_back(check.release()->release());  // Xapian takes ownership
  return {Query::OP_AND, candidates.begin(), candidates.end()};
}

Query FetchingTextFilter::passing(std::vector<Query> candidates, TextCheck::Test test) {
  Query all(Query::OP_AND, candidates.begin(), candidates.end());
  if (!is_read_) {
    parts_.push_back({all, std::move(test), {}});
    return all;
  }
  const auto& passed = parts_[next_++].passed;
  return {Query::OP_FILTER, all, Query(Query::OP_OR, passed.begin(), passed.end())};
}

void FetchingTextFilter::read(const Query& whole, const Xapian::Weight& scheme,
                              Xapian::doccount most) {
  for (Part& part : parts_) {
    Xapian::Enquire enquire =
        snapshot_.database().enquire(Query(Query::OP_FILTER, whole, part.candidates));
    enquire.set_weighting_scheme(scheme);
    Xapian::MSet found = enquire.get_mset(0, most, most + 1);
    complete_ = complete_ && found.get_matches_lower_bound() <= most;
    found.fetch();  // all texts at once
    for (auto at = found.begin(); at != found.end(); ++at) {
      const auto release = snapshot_.release(*at, at.get_document().get_data());
      if (!release) throw_error(release.error());
      if (!part.test(*release)) continue;
      std::string id_term = boolean_term(field(FieldId::id), release->id);
      if (id_term.empty()) {
        complete_ = false;  // nothing names it, and the empty term would be all releases
      } else {
        part.passed.push_back(std::move(id_term));
      }
    }
  }
  is_read_ = true;
}

}  // namespace dateline
