#include "query/suggest/clause_counts.h"

#include <utility>

namespace dateline {
namespace {

constexpr std::size_t most_clauses = 20;

class Counter {
 public:
  Counter(QueryBuilder& builder, const Snapshot& snapshot, std::optional<LanguageId> language,
          std::optional<Deadline>& deadline)
      : builder_(builder), snapshot_(snapshot), language_(language), deadline_(deadline) {}

  std::size_t operator()(const QueryNode& query) const {
    const auto built = builder_.build(query, language_);
    if (!built.query) return 0;
    Xapian::Enquire enquire = snapshot_.database().enquire(within_time(*built.query, deadline_));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, snapshot_.size()).get_matches_estimated();
  }

 private:
  QueryBuilder& builder_;
  const Snapshot& snapshot_;
  std::optional<LanguageId> language_;
  std::optional<Deadline>& deadline_;
};

}  // namespace

std::vector<ClauseCount> count_clauses(const QueryNode& query, QueryBuilder& builder,
                                       const Snapshot& snapshot, std::optional<LanguageId> language,
                                       std::optional<Deadline>& deadline) {
  const Counter count(builder, snapshot, language, deadline);
  const auto* group = std::get_if<GroupQuery>(&query.form);
  if (group == nullptr || group->required.size() + group->excluded.size() > most_clauses ||
      group->required.empty()) {
    return {{to_text(query), count(query), 0}};
  }
  std::vector<ClauseCount> counts;
  const auto count_each = [&](std::vector<QueryNode> GroupQuery::*part, std::string_view sign) {
    const std::vector<QueryNode>& nodes = group->*part;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      GroupQuery others = *group;
      auto& left = others.*part;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      const bool alone = others.required.empty() && others.optional.empty();
      counts.push_back({std::string(sign) + to_text(nodes[i]), count(nodes[i]),
                        alone ? 0 : count(QueryNode{std::move(others)})});
    }
  };
  count_each(&GroupQuery::required, "");
  count_each(&GroupQuery::excluded, "NOT ");
  return counts;
}

}  // namespace dateline
