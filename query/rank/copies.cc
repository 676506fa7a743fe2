#include "query/rank/copies.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/schema/fields.h"
#include "common/schema/near_terms.h"
#include "query/match/text_check.h"
#include "query/rank/remote_matches.h"

namespace dateline {
namespace {

constexpr auto exact_slot = static_cast<Xapian::valueno>(field(FieldId::body_digest).slot);
constexpr auto near_slot = static_cast<Xapian::valueno>(field(FieldId::near_digest).slot);

std::uint64_t decode_digest(const std::string& value) {
  return digest_number(value);
}

constexpr std::size_t quarters = 4;
constexpr std::size_t quarter_bits = 16;
constexpr std::size_t most_buckets = quarters << quarter_bits;

/// A hash table of fingerprints by each of their quarters, to find close ones (near_terms.h) among
/// many: close fingerprints share at least one quarter, and so a bucket. Building it and looking up
/// one fingerprint take time linear in the number of fingerprints and in the size of four buckets.
class NearTable {
 public:
  explicit NearTable(std::vector<std::uint64_t> fingerprints);

  /// Calls `visit(other)` for the places of the fingerprints close to the one at `place`, except
  /// itself and perhaps repeatedly, until it returns true. Returns whether it did. Nothing is close
  /// to 0, the fingerprint of empty text.
  template <typename Visit>
  bool visit_near(std::size_t place, Visit visit) const {
    const std::uint64_t own = fingerprints_[place];
    if (own == 0) return false;
    for (const std::size_t bucket : buckets_of(own)) {
      for (std::size_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
        const std::size_t other = places_[i];
        if (other != place && are_near(own, fingerprints_[other]) && visit(other)) return true;
      }
    }
    return false;
  }

 private:
  std::array<std::size_t, quarters> buckets_of(std::uint64_t fingerprint) const;

  std::vector<std::uint64_t> fingerprints_;
  std::size_t mask_;                   ///< one less than the number of buckets, a power of two
  std::vector<std::uint32_t> begins_;  ///< of each bucket in places_
  std::vector<std::uint32_t> places_;
};

NearTable::NearTable(std::vector<std::uint64_t> fingerprints)
    : fingerprints_(std::move(fingerprints)),
      mask_(std::min(std::bit_ceil(quarters * fingerprints_.size() + 1), most_buckets) - 1),
      begins_(mask_ + 2),
      places_(quarters * fingerprints_.size()) {
  const auto visit_buckets = [this](auto visit) {
    for (std::uint32_t place = 0; place < fingerprints_.size(); ++place) {
      if (fingerprints_[place] == 0) continue;
      for (const std::size_t bucket : buckets_of(fingerprints_[place])) visit(bucket, place);
    }
  };
  // A counting sort: the end of each bucket, moved to its begin as it is filled.
  visit_buckets([this](std::size_t bucket, std::uint32_t) { ++begins_[bucket]; });
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  visit_buckets(
      [this](std::size_t bucket, std::uint32_t place) { places_[--begins_[bucket]] = place; });
}

std::array<std::size_t, quarters> NearTable::buckets_of(std::uint64_t fingerprint) const {
  std::array<std::size_t, quarters> buckets{};
  for (std::size_t i = 0; i < quarters; ++i) {
    const auto quarter = static_cast<std::uint16_t>(fingerprint >> (i * quarter_bits));
    buckets[i] = (quarters * quarter + i) & mask_;
  }
  return buckets;
}

}  // namespace

CopyCollapser::CopyCollapser(const Snapshot& snapshot, DayColumn& days, RemoteMatches* remote)
    : snapshot_(snapshot),
      remote_(remote),
      days_(days),
      exact_(snapshot.database(), exact_slot, decode_digest, 0, remote),
      near_(snapshot.database(), near_slot, decode_digest, 0, remote) {}

void CopyCollapser::prepare(const Xapian::Query& query) {
  if (remote_ != nullptr) remote_->fetch(query, Xapian::BoolWeight());
}

bool CopyCollapser::are_copies(Xapian::docid a, Xapian::docid b) {
  if (near_[a] == 0 || !are_near(near_[a], near_[b])) return false;
  const auto [first, last] = std::minmax({days_.stated(a), days_.stated(b)});
  if (last == no_day || last - first <= most_days_between_copies) return true;
  return exact_[a] == exact_[b];  // last, since few need it
}

std::vector<Xapian::docid> CopyCollapser::copies_of(Xapian::docid document) {
  const CheckedDatabase& database = snapshot_.database();
  if (remote_ != nullptr) prepare(Xapian::Query(id_term_of(snapshot_, document)));
  const std::vector<std::string> terms = near_terms(near_[document]);
  prepare({Xapian::Query::OP_OR, terms.begin(), terms.end()});
  std::set<Xapian::docid> copies;
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto other = database.postlist_begin(term); other != end; ++other) {
      if (*other != document && are_copies(document, *other)) copies.insert(*other);
    }
  }
  return {copies.begin(), copies.end()};
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
  near_.read(matches);
  const NearTable table(fingerprints_of(matches));
  std::vector<Xapian::docid> close;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!table.visit_near(i, [](std::size_t) { return true; })) continue;
    close.push_back(matches[i]);
    places.push_back(i);
  }
  days_.read(close);
  std::erase_if(places, [&](std::size_t i) {
    return !table.visit_near(
        i, [&](std::size_t other) { return are_copies(matches[i], matches[other]); });
  });
  std::vector<Xapian::docid> copied;
  copied.reserve(places.size());
  for (const std::size_t i : places) copied.push_back(matches[i]);
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

std::vector<CopyGroup> GroupedMatches::collapse(std::span<const RankedDocument> ranked) const {
  std::vector<CopyGroup> collapsed;
  std::unordered_set<std::size_t> seen;
  for (const RankedDocument& document : ranked) {
    const auto group = group_of_.find(document.id);
    if (group == group_of_.end()) {
      collapsed.push_back({document, {}});
    } else if (seen.insert(group->second).second) {
      collapsed.push_back({document, groups_[group->second]});
      std::erase(collapsed.back().copies, document.id);
    }
  }
  return collapsed;
}

}  // namespace dateline
