#include "query/search/searcher.h"

#include <algorithm>
#include <utility>

#include "common/database/guard.h"
#include "common/text/analyzer.h"
#include "query/syntax/parser.h"

namespace dateline {
namespace {

constexpr std::size_t snippet_size = 280;          // bytes: three lines of a terminal
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

}  // namespace

Searcher::Searcher(Snapshot snapshot)
    : snapshot_(std::move(snapshot)), builder_(snapshot_), ranker_(snapshot_) {}

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
  const Xapian::doccount size = snapshot_.size();
  const auto bounded = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, size));
  };
  const Ranking ranking =
      ranker_.rank(*built.query, request.ranking, bounded(request.offset), bounded(request.limit),
                   request.exact_count ? size : bounded(counted_exactly));
  result.count = ranking.count;
  result.count_exact = ranking.count_exact;
  result.timed_out = ranking.timed_out;
  if (request.first_and_last) {
    const DatePeriod seen = ranker_.first_and_last(*built.query);
    result.first = seen.first;
    result.last = seen.last;
  }

  clock.end(Stage::match);
  Highlighter highlighter(built.matched);
  for (const RankedDocument& document : ranking.documents) {
    auto release = snapshot_.release(document.id);
    if (!release) return pass(std::move(release));
    clock.end(Stage::read);
    Hit hit;
    hit.rank = request.offset + result.hits.size() + 1;
    hit.document = document.id;
    hit.score = document.score;
    hit.recency = document.recency;
    hit.title = mark_title(*release, highlighter);
    hit.snippet = make_snippet(*release, highlighter, snippet_size);
    clock.end(Stage::snippets);
    hit.release = std::move(*release);
    result.hits.push_back(std::move(hit));
  }
  return result;
}

}  // namespace dateline
