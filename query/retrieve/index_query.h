#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/release/date.h"
#include "common/release/release.h"

namespace dateline {

/// A test of a stored release that an index alone cannot answer. May be called from one thread
/// only.
using TextTest = std::function<bool(const Release&)>;

struct IndexNode;

/// What is asked of an index: which releases it wants, and what each weighs. A value; copies share
/// their nodes.
class IndexQuery {
 public:
  /// Matches nothing.
  IndexQuery();
  IndexQuery(IndexNode node);  // NOLINT(google-explicit-constructor): a node is a query

  const IndexNode* operator->() const { return node_.get(); }
  /// The same for copies of a query.
  const IndexNode* identity() const { return node_.get(); }

 private:
  std::shared_ptr<const IndexNode> node_;
};

using IndexQueries = std::vector<IndexQuery>;

/// All releases; without weight, as the next two.
struct AllReleases {};

/// Those with any of some terms.
struct AnyTerm {
  std::vector<std::string> terms;
};

/// Those of a period, both days included; a missing day leaves it open.
struct DaysBetween {
  std::optional<Date> first;
  std::optional<Date> last;
};

/// A word, by any of its terms, at least one: weighed by relevance.h, times `factor`.
struct WeighedWord {
  std::vector<std::string> terms;
  /// How often it was asked for. Of several terms servers only know 1.
  Xapian::termcount in_query = 1;
  double factor = 1;
};

/// A term of a fixed weight.
struct FixedTerm {
  std::string term;
  double weight = 0;
};

/// Of the matches of a query, those whose text passes a test. Reading one takes 20 to 50 us.
struct PassingTexts {
  IndexQuery candidates;
  TextTest test;
};

/// The weights of a query times a factor.
struct ScaledQuery {
  IndexQuery query;
  double factor = 1;
};

enum class Join {
  all,      ///< what all parts match; weights add up
  any,      ///< what any part matches; weights add up
  last,     ///< what any part matches; it weighs as the last of those that match
  maybe,    ///< what the first part matches; weights of the others add up
  without,  ///< what the first part matches and no other
};

/// At least one query.
struct JoinedQuery {
  Join join = Join::all;
  IndexQueries parts;
};

struct IndexNode {
  std::variant<AllReleases, AnyTerm, DaysBetween, WeighedWord, FixedTerm, PassingTexts, ScaledQuery,
               JoinedQuery>
      form;
};

/// At least one query; a single one as it is.
IndexQuery joined(Join join, IndexQueries parts);

/// The releases with a term, without weight.
IndexQuery with_term(std::string term);

/// The same matches with a weight of 0.
IndexQuery without_weight(const IndexQuery& query);

/// Whether a part of a query tests texts.
bool reads_texts(const IndexQuery& query);

/// The matches of a query that a filter also matches; they weigh as by the query.
IndexQuery filtered(const IndexQuery& query, const IndexQuery& filter);

}  // namespace dateline
