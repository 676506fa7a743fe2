#include "query/search/absence.h"

#include <algorithm>

#include "common/database/guard.h"
#include "query/search/hit_reader.h"
#include "query/search/lookup.h"
#include "query/search/score_explanation.h"

namespace dateline {
namespace {

/// Explains one request for one release after another.
class AbsenceExplainer {
 public:
  AbsenceExplainer(Searcher& searcher, const SearchRequest& request)
      : searcher_(searcher), request_(request), builder_(searcher.snapshot()) {}

  Result<void> prepare() {
    auto prepared = searcher_.prepare(request_, no_deadline_);
    if (!prepared) return pass(prepared);
    prepared_ = *std::move(prepared);
    return {};
  }

  Result<Absence> explain(IndexedRelease&& asked) {
    const Xapian::docid document = asked.document;
    Absence absence;
    absence.release = std::move(asked.release);
    absence.clauses = judge(document);
    absence.found = prepared_.built.query && finds(*prepared_.built.query, document);
    const bool all = std::all_of(absence.clauses.begin(), absence.clauses.end(),
                                 [](const auto& clause) { return clause.lets_through; });
    if (all && !absence.found && !request_.similar_to.empty()) {
      absence.clauses.push_back({"similar to " + request_.similar_to, false});
    }
    if (!absence.found) return absence;
    if (auto placed = place(document, absence); !placed) return pass(placed);
    return absence;
  }

 private:
  bool finds(const IndexQuery& query, Xapian::docid document) {
    return document_weights(searcher_.retriever(), query, {document}).contains(document);
  }

  bool finds(const QueryNode& node, Xapian::docid document) {
    const auto built = builder_.build(node, {request_.language, {}});
    return built.query && finds(*built.query, document);
  }

  std::vector<ClauseVerdict> judge(Xapian::docid document) {
    const QueryNode& root = prepared_.understood.root;
    if (is_empty(root)) return {};
    const auto* group = std::get_if<GroupQuery>(&root.form);
    if (group == nullptr || (group->required.empty() && !group->optional.empty())) {
      return {{to_text(root), finds(root, document)}};
    }
    std::vector<ClauseVerdict> clauses;
    for (const QueryNode& node : group->required) {
      clauses.push_back({to_text(node), finds(node, document)});
    }
    for (const QueryNode& node : group->excluded) {
      clauses.push_back({"NOT " + to_text(node), !finds(node, document)});
    }
    return clauses;
  }

  /// Finds its rank among all matches, and whether that rank is shown.
  Result<void> place(Xapian::docid document, Absence& absence) {
    SearchRequest all = request_;
    all.offset = 0;
    all.limit = searcher_.snapshot().size();
    const auto groups = groups_of(all, no_deadline_);
    const auto group = std::find_if(groups.begin(), groups.end(),
                                    [&](const CopyGroup& each) { return holds(each, document); });
    if (group == groups.end()) return {};
    absence.rank = static_cast<std::size_t>(group - groups.begin()) + 1;
    absence.score = group->best.score;
    auto lead = lead_of(*group);
    if (!lead) return pass(lead);
    if (lead->document != document) absence.lead = std::move(lead->release);
    absence.shown =
        absence.rank > request_.offset && absence.rank - request_.offset <= request_.limit;
    if (!absence.shown || request_.time_limit <= 0) return {};
    std::optional<Deadline> deadline(request_.time_limit);
    const auto in_time = groups_of(request_, deadline);
    absence.timed_out = std::none_of(in_time.begin(), in_time.end(),
                                     [&](const CopyGroup& each) { return holds(each, document); });
    return {};
  }

  std::vector<CopyGroup> groups_of(const SearchRequest& request,
                                   std::optional<Deadline>& deadline) {
    StageTimes times;
    StageClock clock(times);
    return searcher_.page(prepared_, request, deadline, clock).groups;
  }

  static bool holds(const CopyGroup& group, Xapian::docid document) {
    return group.best.id == document ||
           std::find(group.copies.begin(), group.copies.end(), document) != group.copies.end();
  }

  Result<Hit> lead_of(const CopyGroup& group) const {
    StageTimes times;
    StageClock clock(times);
    return HitReader(searcher_.snapshot(), searcher_.retriever().remote(), prepared_.built.matched,
                     request_, clock)
        .read(group);
  }

  Searcher& searcher_;
  const SearchRequest& request_;
  QueryBuilder builder_;
  PreparedQuery prepared_;
  std::optional<Deadline> no_deadline_;
};

}  // namespace

Result<std::vector<Absence>> explain_absence(Searcher& searcher, const SearchRequest& request,
                                             const Reference& reference) {
  return guard([&]() -> Result<std::vector<Absence>> {
    std::vector<Absence> absences;
    AbsenceExplainer explainer(searcher, request);
    if (auto prepared = explainer.prepare(); !prepared) return pass(prepared);
    auto found = find_releases(searcher.snapshot(), reference);
    if (!found) return pass(found);
    for (IndexedRelease& each : *found) {
      auto absence = explainer.explain(std::move(each));
      if (!absence) return pass(absence);
      absences.push_back(*std::move(absence));
    }
    return absences;
  });
}

}  // namespace dateline
