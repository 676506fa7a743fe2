#include "query/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/database/guard.h"
#include "query/rank/expansion.h"
#include "query/result/counts.h"
#include "query/search/hit_reader.h"
#include "query/search/lookup.h"
#include "query/search/search_request.h"
#include "query/search/shown_paths.h"
#include "query/search/similar_query.h"
#include "query/search/suggestions.h"

namespace dateline {
namespace {

constexpr auto digest_slot = static_cast<Xapian::valueno>(field(FieldId::body_digest).slot);
constexpr std::size_t few = 5;  // with fewer releases, words may be misspelt

/// Adds the stems of a weighted query, whose weights are times `scale`; `words` are their names.
void add_stems(QueryBuilder::Built& built, const Expansion& expansion,
               const std::vector<std::string>& words, double scale) {
  for (std::size_t i = 0; i < expansion.stems.size(); ++i) {
    const Expansion::Stem& stem = expansion.stems[i];
    const std::size_t item = built.matched.items++;
    built.matched.words.push_back({MatchedWords::Word::Kind::stem, FieldId::body, stem.text, item});
    built.parts.push_back(
        {Xapian::Query(stem_term(stem)), words[i], {item}, {}, stem.weight * scale});
  }
}

std::vector<CopyGroup> single(const std::vector<RankedDocument>& documents) {
  std::vector<CopyGroup> groups;
  groups.reserve(documents.size());
  for (const RankedDocument& document : documents) groups.push_back({document, {}});
  return groups;
}

/// Adds what was ranked before a time limit ended the listing of all matches.
void add_missing(const std::vector<RankedDocument>& ranked, std::vector<Xapian::docid>& matches) {
  for (const RankedDocument& document : ranked) matches.push_back(document.id);
  std::sort(matches.begin(), matches.end());
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
}

}  // namespace

Searcher::Searcher(Snapshot snapshot)
    : snapshot_(std::move(snapshot)),
      builder_(snapshot_),
      ranker_(snapshot_),
      collapser_(snapshot_) {}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
  return guard([&]() -> Result<SearchResult> {
    std::optional<Deadline> deadline;
    if (request.time_limit > 0) deadline.emplace(request.time_limit);
    auto result = search_as_typed(request, deadline);
    if (!result || !request.correct || result->suggestion.empty()) return result;
    SearchRequest corrected = request;
    corrected.text = result->suggestion;
    auto better = search_as_typed(corrected, deadline);
    if (!better) return better;
    better->query = request.text;
    better->suggestion.clear();
    better->notes.insert(better->notes.begin(), "searched for: " + corrected.text);
    return better;
  });
}

Result<std::vector<Release>> Searcher::releases_with_id(const std::string& id,
                                                        const std::string& dump) const {
  return guard([&]() -> Result<std::vector<Release>> {
    auto found = dateline::releases_with_id(snapshot_, id, dump);
    if (!found) return pass(found);
    std::vector<Release> releases;
    releases.reserve(found->size());
    ShownPaths paths(snapshot_);
    for (IndexedRelease& each : *found) {
      auto shown = paths.show(each.document, each.release.origin);
      if (!shown) return pass(shown);
      releases.push_back(std::move(each.release));
    }
    return releases;
  });
}

Result<std::vector<IndexedRecord>> Searcher::records_with_id(const std::string& id,
                                                             const std::string& dump) const {
  return guard([&]() -> Result<std::vector<IndexedRecord>> {
    auto found = dateline::releases_with_id(snapshot_, id, dump);
    if (!found) return pass(found);
    std::vector<IndexedRecord> records;
    for (IndexedRelease& each : *found) {
      Origin& origin = each.release.origin;
      const CheckedDatabase& database = snapshot_.shard_of(each.document);
      auto entry = Manifest::read_entry(database, origin.file);
      if (!entry) return pass(entry);
      auto roots = Roots::read(database);
      if (!roots) return pass(roots);
      records.push_back({std::move(origin), std::move(*entry), std::move(*roots)});
    }
    return records;
  });
}

Result<PreparedQuery> Searcher::prepare(const SearchRequest& request,
                                        std::optional<Deadline>& deadline) {
  auto understood = understand(request, snapshot_.languages().front());
  if (!understood) return pass(understood);
  PreparedQuery prepared{*std::move(understood), {}};
  prepared.built =
      builder_.build(prepared.understood.root, request.language, deadline ? &*deadline : nullptr);
  QueryBuilder::Built& built = prepared.built;
  if (built.query && request.expand) {
    expand(built, request, prepared.understood.alternatives, deadline);
  }
  if (!request.similar_to.empty()) {
    if (auto added = add_similar(built, request); !added) return pass(added);
  }
  return prepared;
}

Result<SearchResult> Searcher::search_as_typed(const SearchRequest& request,
                                               std::optional<Deadline>& deadline) {
  SearchResult result;
  StageClock clock(result.times);
  result.query = request.text;
  result.offset = request.offset;
  result.collapsed = request.collapse;
  auto prepared = prepare(request, deadline);
  if (!prepared) return pass(prepared);
  UnderstoodQuery& understood = prepared->understood;
  const QueryBuilder::Built& built = prepared->built;
  result.understood = understood.text;
  result.period = understood.period;
  result.notes = std::move(understood.notes);
  result.notes.insert(result.notes.end(), built.notes.begin(), built.notes.end());
  if (!built.query) {
    result.notes.emplace_back("the query has no search words");
    return result;
  }
  clock.end(Stage::parse);
  ResultPage found = page(*prepared, request, deadline, clock);
  std::vector<CopyGroup>& groups = found.groups;
  result.count = found.matches.size();
  result.count_exact = found.complete;
  result.distinct = found.distinct;
  count_by(found.matches, request, result);
  suggest(understood.root, request, deadline, result);
  clock.end(Stage::match);
  if (request.wanted) {
    if (auto dropped = drop_unwanted(groups, request); !dropped) return pass(dropped);
  }
  HitReader reader(snapshot_, built.matched, request, clock);
  for (const CopyGroup& group : groups) {
    auto hit = reader.read(group);
    if (!hit) return pass(hit);
    hit->rank = request.offset + result.hits.size() + 1;
    if (request.wanted) hit->release.body_digest = digest_of(hit->document);
    result.hits.push_back(std::move(*hit));
  }
  if (request.explain && (!deadline || !deadline->check())) {
    if (auto done = explain(built, request.ranking.relevance, groups, result); !done)
      return pass(done);
  }
  result.timed_out = has_passed(deadline);
  return result;
}

Result<void> Searcher::explain(const QueryBuilder::Built& built, const RelevanceModel& model,
                               const std::vector<CopyGroup>& groups, SearchResult& result) const {
  std::vector<RankedDocument> documents;
  documents.reserve(groups.size());
  for (const CopyGroup& group : groups) documents.push_back(group.best);
  auto explanations = explain_scores(snapshot_, built, documents, model);
  if (!explanations) return pass(explanations);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    result.hits[i].explanation = std::move((*explanations)[i]);
  }
  return {};
}

std::string Searcher::digest_of(Xapian::docid document) const {
  return snapshot_.database().value(document, digest_slot);
}

Result<void> Searcher::drop_unwanted(std::vector<CopyGroup>& groups,
                                     const SearchRequest& request) const {
  std::vector<CopyGroup> wanted;
  for (CopyGroup& group : groups) {
    group.copies.insert(group.copies.begin(), group.best.id);
    std::vector<Xapian::docid> members;
    for (const Xapian::docid document : group.copies) {
      auto release = snapshot_.release(document);
      if (!release) return pass(release);
      release->body_digest = digest_of(document);
      if (request.wanted(*release)) members.push_back(document);
    }
    if (members.empty()) continue;
    group.best.id = members.front();
    group.copies.assign(members.begin() + 1, members.end());
    wanted.push_back(std::move(group));
  }
  groups = std::move(wanted);
  return {};
}

void Searcher::count_by(const std::vector<Xapian::docid>& matches, const SearchRequest& request,
                        SearchResult& result) const {
  const CheckedDatabase& database = snapshot_.database();
  for (const FacetKind kind : request.facets) {
    result.facets.push_back(count_facet(database, matches, kind));
    result.facets.back().exact = result.count_exact;
  }
  if (!request.timeline && !request.first_and_last) return;
  const std::vector<GradedDate> dates = dates_of(database, matches);
  if (!dates.empty()) {
    result.first = dates.front();
    result.last = dates.back();
  }
  if (request.timeline) result.timeline = count_timeline(dates, matches.size(), *request.timeline);
}

ResultPage Searcher::page(const PreparedQuery& prepared, const SearchRequest& request,
                          std::optional<Deadline>& deadline, StageClock& clock) {
  const Xapian::Query query = within_time(*prepared.built.query, deadline);
  const std::size_t size = snapshot_.size();
  const std::size_t last = std::min(request.offset, size) + std::min(request.limit, size);
  const auto rank = [&](std::size_t window) {
    const auto limit = static_cast<Xapian::doccount>(std::min(window, size));
    return ranker_.rank(query, request.ranking, 0, limit);
  };
  // Rank some more, since copies are removed; if too few remain, repeat with twice as many.
  std::size_t window = request.collapse ? last + last / 4 : last;
  Ranking ranking = last > 0 ? rank(window) : Ranking{};
  ResultPage page;
  page.matches = matching_documents(snapshot_.database(), query);
  page.complete = !has_passed(deadline);
  if (!page.complete) add_missing(ranking.documents, page.matches);
  clock.end(Stage::match);
  const GroupedMatches grouped = collapser_.group(page.matches);
  page.distinct = grouped.distinct();
  page.groups = request.collapse ? grouped.collapse(ranking.documents) : single(ranking.documents);
  clock.end(Stage::fold);
  while (request.collapse && window < size && page.groups.size() < std::min(last, page.distinct) &&
         !has_passed(deadline)) {
    ranking = rank(window *= 2);
    clock.end(Stage::match);
    page.groups = grouped.collapse(ranking.documents);
    clock.end(Stage::fold);
  }
  page.groups.resize(std::min(page.groups.size(), last));
  page.groups.erase(page.groups.begin(),
                    page.groups.begin() +
                        static_cast<std::ptrdiff_t>(std::min(page.groups.size(), request.offset)));
  return page;
}

void Searcher::expand(QueryBuilder::Built& built, const SearchRequest& request, bool widen,
                      std::optional<Deadline>& deadline) const {
  const ExpandedQuery expanded(snapshot_, within_time(*built.query, deadline),
                               request.ranking.relevance, request.expansion);
  const auto& stems = expanded.expansion().stems;
  if (stems.empty()) return;
  std::vector<std::string> words;
  for (const Expansion::Stem& stem : stems) words.push_back(stem.text);
  for (WeighedQuery& part : built.parts) part.scale = expanded.query_scale();
  add_stems(built, expanded.expansion(), words, expanded.stems_scale());
  built.notes.push_back(fmt::format("expanded with stems: {}", fmt::join(words, " ")));
  built.query = within_period(expanded.whole(widen), request.period);
}

Result<void> Searcher::add_similar(QueryBuilder::Built& built, const SearchRequest& request) {
  auto similar = similar_query(snapshot_, collapser_, request.similar_to, request.similar_dump);
  if (!similar) return pass(similar);
  built.query = built.query ? *built.query & similar->query : similar->query;
  add_stems(built, similar->expansion, similar->words, 1);
  built.notes.push_back("similar to: " + similar->release);
  if (!similar->words.empty()) {
    built.notes.push_back(fmt::format("by words: {}", fmt::join(similar->words, " ")));
  }
  return {};
}

void Searcher::suggest(const QueryNode& query, const SearchRequest& request,
                       std::optional<Deadline>& deadline, SearchResult& result) {
  const bool asked = request.limit > 0 || request.count_clauses || request.correct;
  const bool explains = asked && !is_empty(query);
  if (!explains || has_passed(deadline)) return;  // little was found for lack of time
  if (result.count < few) {
    result.suggestion = corrected_query(request.text, query, snapshot_);
  }
  if (result.count == 0 || request.count_clauses) {
    result.clauses = count_clauses(query, builder_, snapshot_, request.language, deadline);
    if (has_passed(deadline)) result.clauses.clear();
  }
}

}  // namespace dateline
