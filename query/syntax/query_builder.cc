#include "query/syntax/query_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "query/syntax/query_patterns.h"
#include "query/syntax/query_visitor.h"

namespace dateline {
namespace {

constexpr std::size_t most_notes = 5;            // one for each pattern
constexpr Xapian::doccount most_fetched = 1000;  // texts from servers, for each part of a query

}  // namespace

QueryBuilder::QueryBuilder(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const LanguageId language : snapshot.all_languages()) stemmers_.emplace_back(language);
}

QueryBuilder::Built QueryBuilder::build(const QueryNode& node, const Options& options) {
  const Relevance relevance(snapshot_.database(), options.relevance);
  if (!snapshot_.database().has_servers()) {
    MatchingTextFilter texts(snapshot_, options.deadline);
    return build(node, options.language, relevance, texts);
  }
  FetchingTextFilter texts(snapshot_);
  Built built = build(node, options.language, relevance, texts);
  if (!built.query || texts.unread() == 0) return built;
  texts.read(*built.query, relevance.scheme(), most_fetched);
  built = build(node, options.language, relevance, texts);
  if (!texts.complete()) {
    built.complete = false;
    built.notes.push_back(
        fmt::format("not all texts could be checked; at most the {} best were read for each phrase",
                    most_fetched));
  }
  return built;
}

QueryBuilder::Built QueryBuilder::build(const QueryNode& node, std::optional<LanguageId> language,
                                        const Relevance& relevance, TextFilter& texts) {
  if (language && (!asked_stemmer_ || asked_stemmer_->language() != *language)) {
    asked_stemmer_.emplace(*language);
  }
  const std::size_t most_words = words_of_each_pattern(node);
  Built built;
  QueryVisitor visitor(snapshot_,
                       language ? std::span<const Stemmer>(&*asked_stemmer_, 1) : stemmers_,
                       relevance, texts, most_words, built);
  if (auto whole = visitor.visit(node)) {
    built.query = whole->query;
    built.parts.push_back(std::move(*whole));
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
