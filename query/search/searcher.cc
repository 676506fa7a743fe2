#include "query/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/database/guard.h"
#include "query/rank/expansion.h"
#include "query/result/counts.h"
#include "query/search/hit_reader.h"
#include "query/search/lookup.h"
#include "query/search/patterns.h"
#include "query/search/search_request.h"
#include "query/search/similar_query.h"
#include "query/search/suggestions.h"
#include "query/search/unknown_values.h"

namespace dateline {
namespace {

constexpr std::size_t few = 5;  // with fewer releases, words may be misspelt

/// Adds the stems of a weighted query, whose weights are times `scale`; `words` are their names.
void add_stems(QueryBuilder::Built& built, const Expansion& expansion,
               const std::vector<std::string>& words, double scale) {
  for (std::size_t i = 0; i < expansion.stems.size(); ++i) {
    const Expansion::Stem& stem = expansion.stems[i];
    const std::size_t item = built.matched.items++;
    built.matched.words.push_back({MatchedWords::Word::Kind::stem, FieldId::body, stem.text, item});
    built.parts.push_back({.query = IndexNode{WeighedWord{{stem_term(stem)}}},
                           .text = words[i],
                           .items = {item},
                           .scale = stem.weight * scale});
  }
}

std::vector<CopyGroup> single(const std::vector<RankedDocument>& documents) {
  std::vector<CopyGroup> groups;
  groups.reserve(documents.size());
  for (const RankedDocument& document : documents) groups.push_back({document, {}});
  return groups;
}

}  // namespace

Searcher::Searcher(Snapshot snapshot)
    : snapshot_(std::move(snapshot)),
      builder_(snapshot_),
      retriever_(snapshot_),
      ranker_(retriever_.days()),
      collapser_(retriever_) {}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
  return run(request, nullptr);
}

Result<SearchResult> Searcher::search(const SearchRequest& request, ResultSink& sink) {
  return run(request, &sink);
}

Result<SearchResult> Searcher::run(const SearchRequest& request, ResultSink* sink) {
  return guard([&]() -> Result<SearchResult> {
    std::optional<Deadline> deadline;
    if (request.time_limit > 0) deadline.emplace(request.time_limit);
    StageTimes times;
    StageClock clock(times);
    auto found = find(request, deadline, clock);
    if (found && request.correct && !found->result.suggestion.empty()) {
      SearchRequest corrected = request;
      corrected.text = found->result.suggestion;
      found = find(corrected, deadline, clock);
      if (!found) return pass(found);
      SearchResult& result = found->result;
      result.query = request.text;
      result.suggestion.clear();
      result.notes.insert(result.notes.begin(), "searched for: " + corrected.text);
    }
    if (!found) return pass(found);
    // What follows reads what was found, all of it.
    found->result.timed_out = has_passed(deadline);
    if (auto done = read(*found, request, clock, sink); !done) return pass(done);
    found->result.times = times;
    return std::move(found->result);
  });
}

Result<PreparedQuery> Searcher::prepare(const SearchRequest& request,
                                        std::optional<Deadline>& deadline) {
  auto understood = understand(request, snapshot_.languages().front());
  if (!understood) return pass(understood);
  PreparedQuery prepared{*std::move(understood), {}};
  if (auto expanded = expand_patterns(prepared.understood.root, snapshot_); !expanded) {
    return pass(expanded);
  }
  prepared.built =
      builder_.build(prepared.understood.root, {request.language, request.ranking.relevance});
  QueryBuilder::Built& built = prepared.built;
  if (built.query && request.expand) {
    expand(built, request, prepared.understood.alternatives, deadline);
  }
  if (!request.similar_to.empty()) {
    if (auto added = add_similar(built, request); !added) return pass(added);
  }
  return prepared;
}

Result<Searcher::Found> Searcher::find(const SearchRequest& request,
                                       std::optional<Deadline>& deadline, StageClock& clock) {
  Found found;
  SearchResult& result = found.result;
  result.query = request.text;
  result.offset = request.offset;
  result.collapsed = request.collapse;
  auto prepared = prepare(request, deadline);
  if (!prepared) return pass(prepared);
  UnderstoodQuery& understood = prepared->understood;
  result.understood = understood.text;
  result.period = understood.period;
  result.notes = std::move(understood.notes);
  result.notes.insert(result.notes.end(), prepared->built.notes.begin(),
                      prepared->built.notes.end());
  std::ranges::move(unknown_values(understood.root, snapshot_), std::back_inserter(result.notes));
  result.missing = snapshot_.missing();
  for (const MissingIndex& missing : result.missing) result.notes.push_back(missing.note());
  if (!prepared->built.query) {
    result.notes.emplace_back("the query has no search words");
    return found;
  }
  clock.end(Stage::parse);
  ResultPage listed = page(*prepared, request, deadline, clock);
  result.count = listed.matches.size();
  result.count_exact = listed.complete && result.missing.empty();
  result.distinct = listed.distinct;
  if (auto done = count_by(listed.matches, request, deadline, result); !done) return pass(done);
  suggest(understood.root, request, deadline, result);
  clock.end(Stage::match);
  found.groups = std::move(listed.groups);
  found.built = std::move(prepared->built);
  if (request.wanted) {
    if (auto dropped = drop_unwanted(found.groups, request); !dropped) return pass(dropped);
  }
  return found;
}

Result<void> Searcher::read(Found& found, const SearchRequest& request, StageClock& clock,
                            ResultSink* sink) {
  SearchResult& result = found.result;
  if (sink != nullptr) {
    if (auto begun = sink->begin(result); !begun) return begun;
  }
  std::vector<ScoreExplanation> explanations;
  if (request.explain && !result.timed_out) {
    auto made = explain(found.built, request.ranking.relevance, found.groups);
    if (!made) return pass(made);
    explanations = *std::move(made);
  }
  HitReader reader(snapshot_, retriever_.remote(), found.built.matched, request, clock);
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    auto hit = reader.read(found.groups[i]);
    if (!hit) return pass(hit);
    hit->rank = request.offset + i + 1;
    if (request.wanted) hit->release.body_digest = digest_of(hit->document);
    if (!explanations.empty()) hit->explanation = std::move(explanations[i]);
    if (sink == nullptr) {
      result.hits.push_back(std::move(*hit));
    } else if (auto taken = sink->hit(std::move(*hit)); !taken) {
      return taken;
    }
  }
  return {};
}

Result<std::vector<ScoreExplanation>> Searcher::explain(const QueryBuilder::Built& built,
                                                        const RelevanceModel& model,
                                                        const std::vector<CopyGroup>& groups) {
  std::vector<RankedDocument> documents;
  documents.reserve(groups.size());
  for (const CopyGroup& group : groups) documents.push_back(group.best);
  return explain_scores(retriever_, built, documents, model);
}

std::string Searcher::digest_of(Xapian::docid document) {
  return value_of(snapshot_.database(), retriever_.remote(), document, digest_slot);
}

Result<void> Searcher::drop_unwanted(std::vector<CopyGroup>& groups, const SearchRequest& request) {
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

Result<void> Searcher::count_by(const std::vector<Xapian::docid>& matches,
                                const SearchRequest& request, std::optional<Deadline>& deadline,
                                SearchResult& result) {
  std::vector<FacetKind> kinds = request.facets;
  for (const FacetPair& pair : request.tables) {
    kinds.push_back(pair.rows);
    kinds.push_back(pair.columns);
  }
  const auto columns = read_facets(snapshot_, retriever_.remote(), matches, kinds, deadline);
  if (!columns) return pass(columns);
  const bool exact = result.count_exact && !has_passed(deadline);
  auto column = columns->begin();
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    result.facets.push_back((column++)->count());
    result.facets.back().exact = exact;
  }
  for (; column != columns->end(); column += 2) {
    result.tables.push_back(FacetColumn::cross(*column, *(column + 1)));
    result.tables.back().exact = exact;
  }
  if (!request.timeline && !request.first_and_last) return {};
  const std::vector<GradedDate> dates =
      dates_of(snapshot_.database(), retriever_.remote(), matches);
  if (!dates.empty()) {
    result.first = dates.front();
    result.last = dates.back();
  }
  if (request.timeline) result.timeline = count_timeline(dates, matches.size(), *request.timeline);
  return {};
}

ResultPage Searcher::page(const PreparedQuery& prepared, const SearchRequest& request,
                          std::optional<Deadline>& deadline, StageClock& clock) {
  const std::size_t size = snapshot_.size();
  const std::size_t last = std::min(request.offset, size) + std::min(request.limit, size);
  const IndexQuery query = last > 0 ? *prepared.built.query : without_weight(*prepared.built.query);
  Matches matches =
      retriever_.fetch(query, request.ranking.relevance, deadline ? &*deadline : nullptr);
  const auto rank = [&](std::size_t window) {
    return ranker_.rank(matches, request.ranking, window);
  };
  // Rank some more, since copies are removed; if too few remain, repeat with twice as many.
  std::size_t window = request.collapse ? last + last / 4 : last;
  auto ranking = rank(window);
  ResultPage page;
  page.complete = prepared.built.complete && !has_passed(deadline);
  clock.end(Stage::match);
  const GroupedMatches grouped = collapser_.group(matches.documents);
  page.distinct = grouped.distinct();
  const bool by_date = is_by_date(request.ranking.order);
  page.groups = request.collapse ? grouped.collapse(ranking, by_date) : single(ranking);
  clock.end(Stage::fold);
  while (request.collapse && window < matches.size() &&
         page.groups.size() < std::min(last, page.distinct) && !has_passed(deadline)) {
    ranking = rank(window *= 2);
    clock.end(Stage::match);
    page.groups = grouped.collapse(ranking, by_date);
    clock.end(Stage::fold);
  }
  page.matches = std::move(matches.documents);
  page.groups.resize(std::min(page.groups.size(), last));
  page.groups.erase(page.groups.begin(),
                    page.groups.begin() +
                        static_cast<std::ptrdiff_t>(std::min(page.groups.size(), request.offset)));
  return page;
}

void Searcher::expand(QueryBuilder::Built& built, const SearchRequest& request, bool widen,
                      std::optional<Deadline>& deadline) {
  const ExpandedQuery expanded(retriever_, *built.query, request.ranking.relevance,
                               request.expansion, deadline ? &*deadline : nullptr);
  const auto& stems = expanded.expansion().stems;
  if (stems.empty()) return;
  std::vector<std::string> words;
  words.reserve(stems.size());
  for (const Expansion::Stem& stem : stems) words.push_back(stem.text);
  for (WeighedQuery& part : built.parts) part.scale = expanded.query_scale();
  add_stems(built, expanded.expansion(), words, expanded.stems_scale());
  built.notes.push_back(fmt::format("expanded with stems: {}", fmt::join(words, " ")));
  built.query = within_period(expanded.whole(widen), request.period);
}

Result<void> Searcher::add_similar(QueryBuilder::Built& built, const SearchRequest& request) {
  auto similar = similar_query(snapshot_, collapser_, {request.similar_to, request.similar_dump});
  if (!similar) return pass(similar);
  built.query = built.query ? joined(Join::all, {*built.query, similar->query}) : similar->query;
  add_stems(built, similar->expansion, similar->words, 1);
  built.notes.push_back("similar to: " + similar->release);
  if (!similar->words.empty()) {
    built.notes.push_back(fmt::format("by words: {}", fmt::join(similar->words, " ")));
  }
  return {};
}

/// Whether the request finds more releases with another text.
bool Searcher::finds_more(const std::string& text, SearchRequest request,
                          std::optional<Deadline>& deadline, std::size_t count) {
  if (text.empty()) return false;
  request.text = text;
  auto understood = understand(request, snapshot_.languages().front());
  if (!understood || !expand_patterns(understood->root, snapshot_)) return false;
  return count < count_matches(understood->root, builder_, retriever_, request.language, deadline);
}

void Searcher::suggest(const QueryNode& query, const SearchRequest& request,
                       std::optional<Deadline>& deadline, SearchResult& result) {
  const bool asked = request.limit > 0 || request.count_clauses || request.correct;
  const bool explains = asked && !is_empty(query);
  if (!explains || has_passed(deadline)) return;  // little was found for lack of time
  if (result.count < few) {
    result.suggestion = corrected_query(request.text, query, snapshot_);
    if (!finds_more(result.suggestion, request, deadline, result.count)) result.suggestion.clear();
  }
  if (result.count == 0 || request.count_clauses) {
    result.clauses = count_clauses(query, builder_, retriever_, request.language, deadline);
    if (has_passed(deadline)) result.clauses.clear();
  }
}

}  // namespace dateline
