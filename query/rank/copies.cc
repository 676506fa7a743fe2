#include "query/rank/copies.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/schema/fields.h"
#include "common/schema/near_table.h"
#include "common/schema/near_terms.h"
#include "query/retrieve/stored_text.h"

namespace dateline {
namespace {

std::uint64_t decode_digest(const std::string& value) {
  return digest_number(value);
}

}  // namespace

CopyCollapser::CopyCollapser(Retriever& retriever)
    : retriever_(retriever),
      days_(retriever.days()),
      exact_(retriever.snapshot().database(), digest_slot, decode_digest, 0, retriever.remote()),
      near_(retriever.snapshot().database(), near_slot, decode_digest, 0, retriever.remote()) {}

void CopyCollapser::prepare(const IndexQuery& query) {
  if (retriever_.remote() != nullptr) retriever_.fetch(without_weight(query), {}, nullptr);
}

bool CopyCollapser::are_copies(Xapian::docid a, Xapian::docid b) {
  if (near_[a] == 0 || !are_near(near_[a], near_[b])) return false;
  const auto [first, last] = std::minmax({days_.stated(a), days_.stated(b)});
  if (last == no_day || last - first <= most_days_between_copies) return true;
  return exact_[a] == exact_[b];  // last, since few need it
}

std::vector<Xapian::docid> CopyCollapser::copies_of(Xapian::docid document) {
  if (retriever_.remote() != nullptr) {
    prepare(with_term(id_term_of(retriever_.snapshot(), document)));
  }
  const IndexQuery close = IndexNode{AnyTerm{near_terms(near_[document])}};
  std::vector<Xapian::docid> copies = retriever_.fetch(close, {}, nullptr).documents;
  std::erase_if(copies, [&](Xapian::docid other) {
    return other == document || !are_copies(document, other);
  });
  return copies;
}

std::vector<std::uint64_t> CopyCollapser::fingerprints_of(
    std::span<const Xapian::docid> documents) {
  std::vector<std::uint64_t> fingerprints;
  fingerprints.reserve(documents.size());
  for (const Xapian::docid document : documents) fingerprints.push_back(near_[document]);
  return fingerprints;
}

/// The few matches that have a copy among the others.
std::vector<Xapian::docid> CopyCollapser::with_copies(std::span<const Xapian::docid> matches) {
  std::vector<Xapian::docid> listed;
  if (const auto& known = retriever_.snapshot().near_copies()) {
    listed = in_both(matches, *known);
    matches = listed;
  }
  near_.read(matches);
  const NearTable table(fingerprints_of(matches));
  std::vector<std::uint32_t> places = table.close_ones();
  std::vector<Xapian::docid> close;
  close.reserve(places.size());
  for (const std::uint32_t i : places) close.push_back(matches[i]);
  days_.read(close);
  std::erase_if(places, [&](std::uint32_t i) {
    return !table.visit_near(
        i, [&](std::size_t other) { return are_copies(matches[i], matches[other]); });
  });
  std::vector<Xapian::docid> copied;
  copied.reserve(places.size());
  for (const std::uint32_t i : places) copied.push_back(matches[i]);
  return copied;
}

GroupedMatches CopyCollapser::group(std::span<const Xapian::docid> matches) {
  std::vector<Xapian::docid> copied = with_copies(matches);
  std::sort(copied.begin(), copied.end(), [&](Xapian::docid a, Xapian::docid b) {
    // no_day is the greatest
    return std::pair(days_.stated(a), a) < std::pair(days_.stated(b), b);
  });
  const NearTable table(fingerprints_of(copied));
  std::vector<bool> taken(copied.size());
  std::vector<std::vector<Xapian::docid>> groups;
  for (std::size_t i = 0; i < copied.size(); ++i) {
    if (taken[i]) continue;
    std::vector<std::size_t> group{i};
    table.visit_near(i, [&](std::size_t other) {
      if (other > i && !taken[other] && are_copies(copied[i], copied[other])) {
        taken[other] = true;
        group.push_back(other);
      }
      return false;
    });
    std::sort(group.begin(), group.end());
    std::vector<Xapian::docid> documents;
    documents.reserve(group.size());
    for (const std::size_t place : group) documents.push_back(copied[place]);
    if (documents.size() > 1) groups.push_back(std::move(documents));
  }
  return {std::move(groups), matches.size()};
}

GroupedMatches::GroupedMatches(std::vector<std::vector<Xapian::docid>> groups, std::size_t count)
    : groups_(std::move(groups)), distinct_(count) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    for (const Xapian::docid document : groups_[i]) group_of_.emplace(document, i);
    distinct_ -= groups_[i].size() - 1;
  }
}

std::vector<CopyGroup> GroupedMatches::collapse(std::span<const RankedDocument> ranked,
                                                bool by_date) const {
  std::vector<CopyGroup> collapsed;
  std::unordered_set<std::size_t> seen;
  for (const RankedDocument& document : ranked) {
    const auto group = group_of_.find(document.id);
    if (group == group_of_.end()) {
      collapsed.push_back({document, {}});
    } else if (by_date ? document.id == groups_[group->second].front()
                       : seen.insert(group->second).second) {
      collapsed.push_back({document, groups_[group->second]});
      std::erase(collapsed.back().copies, document.id);
    }
  }
  return collapsed;
}

}  // namespace dateline
