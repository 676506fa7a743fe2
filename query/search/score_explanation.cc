#include "query/search/score_explanation.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "query/match/highlighter.h"
#include "query/rank/ranking.h"
#include "query/search/lookup.h"
#include "query/search/shown_paths.h"

namespace dateline {

std::unordered_map<Xapian::docid, double> document_weights(Retriever& retriever,
                                                           const IndexQuery& query,
                                                           std::vector<Xapian::docid> documents,
                                                           const RelevanceModel& model) {
  std::ranges::sort(documents);
  const Matches found = retriever.find_among(documents, query, model);
  std::unordered_map<Xapian::docid, double> weights;
  for (std::size_t i = 0; i < found.size(); ++i) {
    weights.emplace(found.documents[i], found.weight(i));
  }
  return weights;
}

namespace {

bool is_nothing(const MatchedWords& matched) {
  return matched.words.empty() && matched.phrases.empty() && matched.nears.empty();
}

void add_place(std::vector<PlaceCount>& places, std::string_view place, std::size_t count) {
  if (count == 0) return;
  const auto known = std::find_if(places.begin(), places.end(),
                                  [&](const PlaceCount& each) { return each.place == place; });
  if (known == places.end()) {
    places.push_back({place, count});
  } else {
    known->count += count;
  }
}

Zone zone_at(const Release& release, std::size_t at) {
  for (const ZoneSpan& span : release.zones) {
    if (at >= span.begin && at < span.end) return span.zone;
  }
  return Zone::body;
}

std::vector<PlaceCount> places_in(const Release& release, Highlighter& highlighter) {
  const LanguageId language = language_of(release);
  std::vector<PlaceCount> places;
  for (const auto& [id, text] : {std::pair(FieldId::title, std::string_view(release.title)),
                                 std::pair(FieldId::issuer, std::string_view(release.issuer))}) {
    add_place(places, field(id).name, highlighter.find(text, id, language).size());
  }
  for (const Mark& mark : highlighter.find(release.body, FieldId::body, language)) {
    add_place(places, to_string(zone_at(release, mark.begin)), 1);
  }
  return places;
}

std::vector<std::string> stems_of(const MatchedWords& matched) {
  std::vector<std::string> stems;
  for (const auto& word : matched.words) {
    if (word.kind == MatchedWords::Word::Kind::stem) stems.push_back(word.text);
  }
  return stems;
}

/// Walks the parts of a query and records what each contributes to the documents it matches.
class Explainer {
 public:
  Explainer(Retriever& retriever, const QueryBuilder::Built& query, const RelevanceModel& model,
            const std::vector<Release>& releases, std::vector<ScoreExplanation>& explanations)
      : retriever_(retriever),
        query_(query),
        model_(model),
        releases_(releases),
        explanations_(explanations) {}

  /// `rows` index the documents that all enclosing parts match.
  void explain(const WeighedQuery& part, const std::vector<Xapian::docid>& documents,
               const std::vector<std::size_t>& rows, double scale) {
    const auto weights = document_weights(retriever_, part.query, documents, model_);
    std::vector<std::size_t> matching;
    for (const std::size_t row : rows) {
      if (weights.contains(documents[row])) matching.push_back(row);
    }
    scale *= part.scale;
    for (const WeighedQuery& each : part.parts) explain(each, documents, matching, scale);
    if (!part.parts.empty()) return;
    if (part.is_pair) {
      for (const std::size_t row : matching) {
        explanations_[row].nearness += scale * weights.at(documents[row]);
        explanations_[row].pairs.push_back(part.text);
      }
      return;
    }
    const MatchedWords matched = only_items(query_.matched, part.items);
    if (is_nothing(matched)) return;  // a filter
    Highlighter highlighter(matched);
    for (const std::size_t row : matching) {
      explanations_[row].parts.push_back({part.text, stems_of(matched),
                                          scale * weights.at(documents[row]),
                                          places_in(releases_[row], highlighter)});
    }
  }

 private:
  Retriever& retriever_;
  const QueryBuilder::Built& query_;
  const RelevanceModel& model_;
  const std::vector<Release>& releases_;
  std::vector<ScoreExplanation>& explanations_;
};

}  // namespace

Result<std::vector<ScoreExplanation>> explain_scores(Retriever& retriever,
                                                     const QueryBuilder::Built& query,
                                                     const std::vector<RankedDocument>& documents,
                                                     const RelevanceModel& model) {
  std::vector<ScoreExplanation> explanations;
  std::vector<Xapian::docid> ids;
  std::vector<Release> releases;
  std::vector<std::size_t> rows;
  const Snapshot& snapshot = retriever.snapshot();
  ShownPaths paths(snapshot);
  for (const RankedDocument& document : documents) {
    auto release = snapshot.release(document.id);
    if (!release) return pass(release);
    if (auto shown = paths.show(document.id, release->origin); !shown) return pass(shown);
    explanations.push_back({release->id, release->origin.file, {}, document.recency, 0, {}});
    rows.push_back(ids.size());
    ids.push_back(document.id);
    releases.push_back(*std::move(release));
  }
  Explainer explainer(retriever, query, model, releases, explanations);
  for (const WeighedQuery& part : query.parts) explainer.explain(part, ids, rows, 1);

  // Convert weights to shares of the score, in which the best match counts 1.
  const auto weights = document_weights(retriever, *query.query, ids, model);
  for (const std::size_t row : rows) {
    const RankedDocument& document = documents[row];
    const auto weight = weights.find(ids[row]);
    if (weight == weights.end() || weight->second == 0) continue;
    const double share = (document.score - document.recency) / weight->second;
    explanations[row].nearness *= share;
    for (ScorePart& part : explanations[row].parts) part.share *= share;
  }
  return explanations;
}

}  // namespace dateline
