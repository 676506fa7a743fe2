#include "query/search/searcher.h"

#include <algorithm>
#include <utility>

#include "common/database/guard.h"
#include "common/text/analyzer.h"
#include "query/search/hit_reader.h"
#include "query/syntax/parser.h"

namespace dateline {
namespace {

constexpr auto digest_slot = static_cast<Xapian::valueno>(field(FieldId::body_digest).slot);
constexpr Xapian::doccount counted_exactly = 100;  // beyond it, counts may be estimates

ParsedQuery parse(const SearchRequest& request, LanguageId language) {
  if (request.plain_words) return {parse_plain_words(request.text, language), {}};
  return parse_query(request.text, {request.today, request.any, request.exact, language});
}

/// The query within the days asked for beside it.
QueryNode within(QueryNode root, const DatePeriod& period) {
  if (!period.first && !period.last) return root;
  GroupQuery both;
  both.required.push_back(std::move(root));
  both.required.push_back({PeriodQuery{period}});
  return {std::move(both)};
}

std::vector<CopyGroup> single(const std::vector<RankedDocument>& documents) {
  std::vector<CopyGroup> groups;
  groups.reserve(documents.size());
  for (const RankedDocument& document : documents) groups.push_back({document, {}});
  return groups;
}

}  // namespace

Searcher::Searcher(Snapshot snapshot)
    : snapshot_(std::move(snapshot)), builder_(snapshot_), ranker_(snapshot_), folder_(snapshot_) {}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
  return guard([&] { return search_unguarded(request); });
}

Result<std::vector<Release>> Searcher::releases_with_id(const std::string& id) const {
  return guard([&]() -> Result<std::vector<Release>> {
    const std::string term = make_term(field(FieldId::id).prefix, id);
    const Xapian::Database& database = snapshot_.database();
    std::vector<Release> releases;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      auto release = snapshot_.release(*at);
      if (!release) return pass(std::move(release));
      releases.push_back(std::move(*release));
    }
    return releases;
  });
}

Result<SearchResult> Searcher::search_unguarded(const SearchRequest& request) {
  SearchResult result;
  StageClock clock(result.times);
  result.query = request.text;
  result.period = request.period;
  result.offset = request.offset;
  result.folded = request.fold;
  ParsedQuery parsed = parse(request, snapshot_.languages().front());
  result.understood = to_text(parsed.root);
  result.notes = std::move(parsed.notes);

  auto built = builder_.build(within(std::move(parsed.root), request.period));
  std::move(built.notes.begin(), built.notes.end(), std::back_inserter(result.notes));
  if (!built.query) {
    result.notes.emplace_back("the query has no words to look for");
    return result;
  }
  clock.end(Stage::parse);
  std::vector<CopyGroup> groups = page(*built.query, request, result, clock);
  if (request.first_and_last) {
    const DatePeriod seen = ranker_.first_and_last(*built.query);
    result.first = seen.first;
    result.last = seen.last;
  }

  clock.end(Stage::match);
  Highlighter highlighter(built.matched);
  if (request.wanted) {
    if (auto dropped = drop_unwanted(groups, request); !dropped) return pass(std::move(dropped));
  }
  HitReader reader(snapshot_, highlighter, request.lead, clock);
  for (const CopyGroup& group : groups) {
    auto hit = reader.read(group);
    if (!hit) return pass(std::move(hit));
    hit->rank = request.offset + result.hits.size() + 1;
    if (request.wanted) hit->release.body_digest = digest_of(hit->document);
    result.hits.push_back(std::move(*hit));
  }
  return result;
}

std::string Searcher::digest_of(Xapian::docid document) const {
  return snapshot_.database().get_document(document).get_value(digest_slot);
}

Result<void> Searcher::drop_unwanted(std::vector<CopyGroup>& groups,
                                     const SearchRequest& request) const {
  std::vector<CopyGroup> wanted;
  for (CopyGroup& group : groups) {
    auto release = snapshot_.release(group.best.id);
    if (!release) return pass(std::move(release));
    release->body_digest = digest_of(group.best.id);
    if (request.wanted(*release)) wanted.push_back(std::move(group));
  }
  groups = std::move(wanted);
  return {};
}

std::vector<CopyGroup> Searcher::page(const Xapian::Query& query, const SearchRequest& request,
                                      SearchResult& result, StageClock& clock) {
  const Xapian::doccount size = snapshot_.size();
  const auto bounded = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, size));
  };
  const Xapian::doccount exactly = request.exact_count ? size : bounded(counted_exactly);
  const std::size_t last = bounded(request.offset) + bounded(request.limit);
  std::vector<CopyGroup> groups;
  Ranking ranking;
  // Some more than asked for, since copies go; where too many go, all again and twice as many.
  for (std::size_t window = request.fold ? last + last / 4 : last;; window *= 2) {
    ranking = ranker_.rank(query, request.ranking, 0, bounded(window), exactly);
    clock.end(Stage::match);
    groups = request.fold ? folder_.fold(query, ranking.documents) : single(ranking.documents);
    clock.end(Stage::fold);
    const bool all = ranking.documents.size() < window;
    if (all && request.fold && !ranking.timed_out) result.distinct = groups.size();
    if (all || !request.fold || groups.size() >= last) break;
  }
  result.count = ranking.count;
  result.count_exact = ranking.count_exact;
  result.timed_out = ranking.timed_out;
  groups.resize(std::min(groups.size(), last));
  groups.erase(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(
                                                    std::min(groups.size(), request.offset)));
  return groups;
}

}  // namespace dateline
