#include "query/syntax/query_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "query/retrieve/server_query.h"
#include "query/syntax/query_patterns.h"
#include "query/syntax/query_visitor.h"

namespace dateline {
namespace {

constexpr std::size_t most_notes = 5;            // one for each pattern
constexpr Xapian::doccount most_fetched = 1000;  // texts from servers, for each part of a query

void resolve(WeighedQuery& part, const ServerTexts& texts) {
  part.query = texts.resolved(part.query);
  for (WeighedQuery& each : part.parts) resolve(each, texts);
}

/// Servers run none of our code, so texts are fetched before the search.
void read_texts(const Snapshot& snapshot, const RelevanceModel& model, QueryBuilder::Built& built) {
  ServerTexts texts(snapshot);
  texts.read(*built.query, model, most_fetched);
  built.query = texts.resolved(*built.query);
  for (WeighedQuery& part : built.parts) resolve(part, texts);
  if (texts.complete()) return;
  built.complete = false;
  built.notes.push_back(
      fmt::format("not all texts could be checked; at most the {} best were read for each phrase",
                  most_fetched));
}

}  // namespace

QueryBuilder::QueryBuilder(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const LanguageId language : snapshot.all_languages()) stemmers_.emplace_back(language);
}

QueryBuilder::Built QueryBuilder::build(const QueryNode& node, const Options& options) {
  const Relevance relevance(snapshot_.database(), options.relevance);
  const auto language = options.language;
  if (language && (!asked_stemmer_ || asked_stemmer_->language() != *language)) {
    asked_stemmer_.emplace(*language);
  }
  const std::size_t most_words = words_of_each_pattern(node);
  Built built;
  QueryVisitor visitor(snapshot_,
                       language ? std::span<const Stemmer>(&*asked_stemmer_, 1) : stemmers_,
                       relevance, most_words, built);
  if (auto whole = visitor.visit(node)) {
    built.query = whole->query;
    built.parts.push_back(std::move(*whole));
    if (snapshot_.database().has_servers()) read_texts(snapshot_, options.relevance, built);
  }
  std::ranges::sort(built.notes);
  built.notes.erase(std::unique(built.notes.begin(), built.notes.end()), built.notes.end());
  if (built.notes.size() > most_notes) {
    built.notes = {fmt::format(
        "{} words with * or ~ match more words than are searched: the {} most frequent of each",
        built.notes.size(), most_words)};
  }
  return built;
}

}  // namespace dateline
