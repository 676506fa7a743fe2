#include "query/retrieve/evaluator.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <utility>

#include "query/retrieve/evaluation_order.h"
#include "query/retrieve/stored_text.h"

namespace dateline {
namespace {

constexpr Xapian::docid bits_a_word = 64;
constexpr std::size_t slice = 256;  // documents: a few milliseconds, if all their texts are read
constexpr auto no_end = std::numeric_limits<Xapian::docid>::max();

}  // namespace

Matches Evaluator::matches(const IndexQuery& query, const Documents* within) {
  end_ = no_end;
  if (deadline_ == nullptr || !reads_texts(query)) return until_end(find(query, {within, true}));
  reads_texts_ = false;
  candidates_ = until_end(find(query, {within, false}));
  reads_texts_ = true;
  kept_.clear();
  Matches found;
  for (std::size_t begin = 0; begin < candidates_.size() && end_ == no_end; begin += slice) {
    const auto first = candidates_.documents.begin() + static_cast<std::ptrdiff_t>(begin);
    const Documents some(
        first, first + static_cast<std::ptrdiff_t>(std::min(slice, candidates_.size() - begin)));
    in_slices_ = true;
    append(found, until_end(find(query, {&some, true})));
    in_slices_ = false;
  }
  return found;
}

Matches Evaluator::until_end(Matches&& found) const {
  const auto end = std::ranges::lower_bound(found.documents, end_);
  found.documents.erase(end, found.documents.end());
  if (!found.weights.empty()) found.weights.resize(found.size());
  return std::move(found);
}

bool Evaluator::is_late(Xapian::docid document) {
  if (deadline_ == nullptr || !deadline_->check()) return false;
  end_ = std::min(end_, document);
  return true;
}

template <typename Take>
void Evaluator::for_each_posting(const std::string& term, const Documents* within,
                                 const Take& take) {
  PostingList list = snapshot_.database().postings(shard_, term);
  const auto chunk_from = [&](Xapian::docid document) {
    const auto chunk = list.chunk_from(document);
    if (!chunk) snapshot_.database().throw_damaged(shard_, chunk.error());
    return *chunk;
  };
  if (within == nullptr) {
    for (Xapian::docid next = 1;;) {
      const auto chunk = chunk_from(next);
      if (chunk.empty() || is_late(chunk.front().document)) return;
      for (const auto& entry : chunk) take(entry);
      next = chunk.back().document + 1;
    }
  }
  for (auto wanted = within->begin(); wanted != within->end();) {
    const auto chunk = chunk_from(*wanted);
    if (chunk.empty() || is_late(*wanted)) return;
    auto entry = chunk.begin();
    for (; wanted != within->end() && *wanted <= chunk.back().document; ++wanted) {
      while (entry->document < *wanted) ++entry;
      if (entry->document == *wanted) take(*entry);
    }
  }
}

std::size_t Evaluator::most_matches(const std::string& term, const Scope& scope) const {
  constexpr std::size_t most_expected = 1'000'000;  // an index may claim anything
  const CheckedDatabase& database = snapshot_.database();
  const std::size_t all = term.empty() ? database.get_doccount() : database.get_termfreq(term);
  return std::min({all, most_expected, scope.within == nullptr ? all : scope.within->size()});
}

Matches Evaluator::find(const IndexQuery& query, const Scope& scope) {
  if (in_slices_ && !reads_texts(query)) return find_once(query, scope);
  return std::visit([&](const auto& form) { return find(form, scope); }, query->form);
}

/// Of a part that reads no text, which would take as long for each slice as for all of them.
Matches Evaluator::find_once(const IndexQuery& query, const Scope& scope) {
  auto kept = kept_.find(query.identity());
  if (kept == kept_.end()) {
    in_slices_ = false;
    kept = kept_.emplace(query.identity(), find(query, {&candidates_.documents, true})).first;
    in_slices_ = true;
  }
  Matches found = among(kept->second, *scope.within);
  if (!scope.weighs) found.weights.clear();
  return found;
}

Matches Evaluator::find(const AllReleases& /*all*/, const Scope& scope) {
  if (scope.within != nullptr) return {*scope.within, {}};
  return find(AnyTerm{{std::string()}}, scope);
}

Matches Evaluator::find(const AnyTerm& any, const Scope& scope) {
  constexpr std::size_t few = 8;
  if (any.terms.size() > few) return find_many(any.terms, scope);
  std::vector<Matches> by_term;
  for (const std::string& term : any.terms) {
    Matches& found = by_term.emplace_back();
    reserve(found, most_matches(term, scope), false);
    for_each_posting(term, scope.within,
                     [&](const auto& entry) { found.documents.push_back(entry.document); });
  }
  return in_any(std::move(by_term));
}

/// Of a prefix there may be thousands: a bit for each document instead of a list for each term.
Matches Evaluator::find_many(const std::vector<std::string>& terms, const Scope& scope) {
  Matches found;
  std::vector<std::uint64_t> bits(snapshot_.database().last_document(shard_) / bits_a_word + 1);
  for (const std::string& term : terms) {
    if (is_late(0)) return found;
    for_each_posting(term, scope.within, [&](const auto& entry) {
      bits[entry.document / bits_a_word] |= std::uint64_t{1} << (entry.document % bits_a_word);
    });
  }
  for (std::size_t i = 0; i < bits.size(); ++i) {
    for (std::uint64_t left = bits[i]; left != 0; left &= left - 1) {
      found.documents.push_back(static_cast<Xapian::docid>(i) * bits_a_word +
                                static_cast<Xapian::docid>(std::countr_zero(left)));
    }
  }
  return found;
}

Matches Evaluator::find(const DaysBetween& period, const Scope& scope) {
  const std::uint64_t first = period.first ? day_value(*period.first) : 0;
  const std::uint64_t last = period.last ? day_value(*period.last) : no_day - 1;
  Matches found = find(AllReleases{}, scope);
  Documents joined_ids;
  for (const Xapian::docid document : found.documents) joined_ids.push_back(joined(document));
  days_.read(joined_ids);
  std::erase_if(found.documents, [&](Xapian::docid document) {
    const std::uint64_t day = days_.any(joined(document));
    return day < first || day > last;
  });
  return found;
}

Matches Evaluator::find(const WeighedWord& word, const Scope& scope) {
  std::vector<Matches> by_term;
  for (const std::string& term : word.terms) {
    Matches& found = by_term.emplace_back();
    reserve(found, most_matches(term, scope), scope.weighs);
    for_each_posting(term, scope.within, [&](const auto& entry) {
      found.documents.push_back(entry.document);
      if (scope.weighs) found.weights.push_back(entry.wdf);
    });
  }
  Matches found = in_any(std::move(by_term));
  if (!scope.weighs || found.documents.empty()) return found;
  const WordWeight weight = relevance_.weight_of(word);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found.weights[i] = weight(found.weights[i], lengths_[found.documents[i]]);
  }
  return found;
}

Matches Evaluator::find(const FixedTerm& fixed, const Scope& scope) {
  Matches found = find(AnyTerm{{fixed.term}}, scope);
  if (scope.weighs) found.weights.assign(found.size(), fixed.weight);
  return found;
}

/// Looks at the clock after each text, so that at least one is read.
Matches Evaluator::find(const PassingTexts& passing, const Scope& scope) {
  Matches candidates = find(passing.candidates, scope);
  if (!reads_texts_) return candidates;
  Matches found;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Xapian::docid document = candidates.documents[i];
    if (document >= end_) break;
    if (passing.test(stored_text(snapshot_, joined(document)))) {
      found.documents.push_back(document);
      if (!candidates.weights.empty()) found.weights.push_back(candidates.weights[i]);
    }
    if (is_late(document + 1)) break;
  }
  return found;
}

Matches Evaluator::find(const ScaledQuery& scaled, const Scope& scope) {
  Matches found = find(scaled.query, {scope.within, scope.weighs && scaled.factor != 0});
  for (double& weight : found.weights) weight *= scaled.factor;
  return found;
}

/// The rarest first, and the others only within what is left.
Matches Evaluator::find_all(const IndexQueries& parts, const Scope& scope) {
  const auto order = evaluation_order(parts, snapshot_.database());
  Matches found = find(parts[order.front()], scope);
  for (auto place = order.begin() + 1; place != order.end() && found.size() > 0; ++place) {
    found = in_both(found, find(parts[*place], {&found.documents, scope.weighs}));
  }
  return found;
}

Matches Evaluator::find(const JoinedQuery& joined, const Scope& scope) {
  const IndexQueries& parts = joined.parts;
  switch (joined.join) {
    case Join::all:
      return find_all(parts, scope);
    case Join::any:
    case Join::last: {
      std::vector<Matches> each;
      for (const IndexQuery& part : parts) each.push_back(find(part, scope));
      return in_any(std::move(each), joined.join == Join::last);
    }
    case Join::maybe:
    case Join::without: {
      const bool adds = joined.join == Join::maybe;
      Matches found = find(parts.front(), scope);
      if (adds && !scope.weighs) return found;
      for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        if (!adds && !reads_texts_ && reads_texts(*part)) continue;
        const Matches other = find(*part, {&found.documents, adds});
        found = adds ? with_weights(std::move(found), other) : in_first_only(found, other);
      }
      return found;
    }
  }
  return {};
}

}  // namespace dateline
