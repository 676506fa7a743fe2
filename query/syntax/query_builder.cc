#include "query/syntax/query_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "common/manifest/roots.h"
#include "common/schema/keyword.h"
#include "common/text/analyzer.h"
#include "query/syntax/query_words.h"
#include "query/syntax/text_query.h"
#include "query/syntax/word_expansion.h"

namespace dateline {
namespace {

constexpr std::size_t most_expansions = 100;          // words of a pattern
constexpr std::size_t most_expansions_of_all = 1000;  // of all patterns of a query
constexpr std::size_t most_notes = 5;                 // one for each of them
constexpr Xapian::doccount most_fetched = 1000;  // texts from servers, for each part of a query

using Xapian::Query;
bool is_word_of(const QueryNode& node, bool (*test)(const std::string&)) {
  const auto* word = std::get_if<WordQuery>(&node.form);
  return word != nullptr && test(word->text);
}

bool is_pattern(const QueryNode& node) {
  return std::holds_alternative<PrefixQuery>(node.form) ||
         std::holds_alternative<FuzzyQuery>(node.form);
}

/// The words with * or ~, each counted once.
void add_patterns(const QueryNode& node, std::set<std::string>& patterns) {
  const auto add_all = [&](const std::vector<QueryNode>& nodes) {
    for (const QueryNode& each : nodes) add_patterns(each, patterns);
  };
  if (const auto* group = std::get_if<GroupQuery>(&node.form)) {
    for (const auto* nodes : {&group->required, &group->optional, &group->excluded}) {
      add_all(*nodes);
    }
  } else if (const auto* near = std::get_if<NearQuery>(&node.form)) {
    add_all(near->operands);
  } else if (is_pattern(node)) {
    patterns.insert(to_text(node));
  }
}

/// Whether a node is one of the patterns seen, to which it is added: each is expanded once.
bool is_repeated(const QueryNode& node, std::set<std::string>& patterns) {
  return is_pattern(node) && !patterns.insert(to_text(node)).second;
}

/// How many words each of them may stand for, so that many do not hold up a search.
std::size_t expansions_of_each(const QueryNode& query) {
  std::set<std::string> patterns;
  add_patterns(query, patterns);
  const std::size_t share = most_expansions_of_all / std::max<std::size_t>(1, patterns.size());
  return std::clamp<std::size_t>(share, 1, most_expansions);
}

/// The term of a word that has only one.
std::string only_term(const Query& weighed_word) {
  if (weighed_word.get_type() != Query::OP_SCALE_WEIGHT) return {};
  const Query word = weighed_word.get_subquery(0);
  return word.get_type() == Query::LEAF_TERM ? *word.get_terms_begin() : std::string();
}

}  // namespace

QueryBuilder::QueryBuilder(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const LanguageId language : snapshot.languages()) stemmers_.emplace_back(language);
}

class QueryBuilder::Visitor {
 public:
  Visitor(const QueryBuilder& builder, std::span<const Stemmer> stemmers,
          const Relevance& relevance, TextFilter& texts, std::size_t expansions, Built& built)
      : builder_(builder),
        stemmers_(stemmers),
        texts_(texts),
        text_(builder.snapshot_, relevance, texts),
        most_words_(expansions),
        built_(built) {}

  std::optional<WeighedQuery> visit(const QueryNode& node) {
    const bool is_group = std::holds_alternative<GroupQuery>(node.form);
    const bool is_near = std::holds_alternative<NearQuery>(node.form);
    const std::size_t first = built_.matched.items;
    if (!is_group && !is_near) ++built_.matched.items;
    auto query = std::visit(*this, node.form);
    WeighedQueries parts = std::exchange(parts_, {});
    if (!query) return std::nullopt;
    if (is_group) {
      return WeighedQuery{.query = std::move(*query), .parts = std::move(parts)};
    }
    WeighedQuery leaf{.query = std::move(*query), .text = to_text(node)};
    for (std::size_t i = first; i < built_.matched.items; ++i) leaf.items.push_back(i);
    if (std::holds_alternative<WordQuery>(node.form)) leaf.term = only_term(leaf.query);
    return leaf;
  }

  std::optional<Query> operator()(const WordQuery& word);
  std::optional<Query> operator()(const PhraseQuery& phrase);
  std::optional<Query> operator()(const PrefixQuery& prefix);
  std::optional<Query> operator()(const FuzzyQuery& fuzzy);
  std::optional<Query> operator()(const KeywordQuery& keyword);
  std::optional<Query> operator()(const PeriodQuery& period) { return period_query(period.period); }
  std::optional<Query> operator()(const NearQuery& near);
  std::optional<Query> operator()(const GroupQuery& group);

 private:
  const CheckedDatabase& database() const { return builder_.snapshot_.database(); }
  std::size_t item() const { return built_.matched.items - 1; }
  Query word(const QueryWord& word, FieldId field, bool exact);
  Query phrase(const std::vector<QueryWord>& words, FieldId field, bool joins_compounds);
  Query phrase(const QueryWords& words, FieldId field);
  bool elides() const;
  using Expand = WordExpansion (*)(const Snapshot&, FieldId, const std::string&, std::size_t);
  std::optional<Query> expanded(std::string_view text, FieldId field, std::string_view sign,
                                Expand expand);
  WeighedQueries required(const std::vector<QueryNode>& nodes);
  WeighedQueries visit_all(const std::vector<QueryNode>& nodes);
  WeighedQueries excluded(const std::vector<QueryNode>& nodes);
  WeighedQueries pairs(const GroupQuery& group) const;

  const QueryBuilder& builder_;
  std::span<const Stemmer> stemmers_;
  TextFilter& texts_;
  TextQuery text_;
  std::size_t most_words_;  ///< that a pattern stands for
  Built& built_;
  WeighedQueries parts_;  ///< of the group visited last
  bool in_near_ = false;  ///< visiting operands of NEAR, which are sought in texts
};

/// Whether a language of the archive has articles that lose their vowel.
bool QueryBuilder::Visitor::elides() const {
  constexpr std::array languages{find_language("fr"), find_language("it"), find_language("ca"),
                                 find_language("ga")};
  return std::ranges::any_of(stemmers_, [&](const Stemmer& stemmer) {
    return std::ranges::find(languages, stemmer.language()) != languages.end();
  });
}

/// One word: OP_SYNONYM of its stems in all languages of the archive, and of compounds with them.
Query QueryBuilder::Visitor::word(const QueryWord& word, FieldId id, bool exact) {
  using Kind = MatchedWords::Word::Kind;
  if (exact || !word.stemmable) {
    built_.matched.words.push_back({Kind::exact, id, word.term, item()});
    return text_.exact_word(word.term, id);
  }
  std::vector<std::string> terms;
  bool found = false;
  const auto add = [&](std::string term) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
  };
  for (const Stemmer& stemmer : stemmers_) {
    std::string stem = stemmer.stem(word.term);
    std::string compound = compound_term(field(id).prefix, stem);
    const std::string term = stem_term(field(id).prefix, stem);
    const bool joined = database().term_exists(compound);
    found = found || joined || database().term_exists(term);
    add(term);
    if (joined) add(std::move(compound));
    built_.matched.words.push_back({Kind::stem, id, std::move(stem), item()});
  }
  // A word of a language too rare for its stems to be searched still matches as written.
  if (!found && text_.knows(word.term, id)) {
    built_.matched.words.push_back({Kind::exact, id, word.term, item()});
    return text_.any_word({word.term}, id);
  }
  return text_.relevance().word(terms);
}

Query QueryBuilder::Visitor::phrase(const std::vector<QueryWord>& words, FieldId id,
                                    bool joins_compounds) {
  MatchedWords::Phrase sought{id, {}, item(), joins_compounds};
  std::vector<std::string> bigrams;
  for (const QueryWord& word : words) {
    (word.kind == Token::Kind::bigram ? bigrams : sought.words).push_back(word.term);
  }
  Query query = text_.phrase(sought, bigrams);
  built_.matched.phrases.push_back(sought);
  // "Suu Kyi" also matches in "Suu Kyi's", which is one word to Xapian.
  sought.words.back() += "'s";
  if (!text_.knows(sought.words.back(), id)) return query;
  built_.matched.phrases.push_back(sought);
  return Query(Query::OP_MAX, query, text_.phrase(sought, bigrams));
}

/// Adjacent words, whether each compound is written with a hyphen, as one word, or as two.
Query QueryBuilder::Visitor::phrase(const QueryWords& words, FieldId id) {
  Queries spellings{phrase(words.all(), id, false)};
  const bool has_compounds = !words.with_compounds().empty();
  const auto& joined = has_compounds ? words.with_compounds() : words.all();
  if (has_compounds) spellings.push_back(phrase(joined, id, false));
  const auto may_be_compound = [&](const QueryWord& word) {
    return word.kind == Token::Kind::word && word.stemmable &&
           !text_.compounds(word.term, id).empty();
  };
  if (joined.size() > 1 && std::ranges::any_of(joined, may_be_compound)) {
    spellings.push_back(phrase(joined, id, true));
  }
  return combine(Query::OP_MAX, spellings);
}

std::optional<Query> QueryBuilder::Visitor::operator()(const WordQuery& query) {
  QueryWords words(query.text);
  if (elides() && !query.exact) words.drop_elided();
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    const QueryWord& only = words.all().front();
    const Query whole = word(only, query.field, query.exact);
    const auto parted = words.letters_and_digits();
    if (parted.empty() || query.exact) return whole;
    return Query(Query::OP_MAX, whole, phrase(parted, query.field, false));
  }
  // Bigrams of ideographs hardly ever stand in a text but together; of an alphabet, they do.
  if (words.is_cjk() && !in_near_) {
    Queries ngrams;
    for (const QueryWord& ngram : words.all()) {
      if (ngram.kind == Token::Kind::bigram) ngrams.push_back(word(ngram, query.field, true));
    }
    return combine(Query::OP_AND, ngrams);
  }
  if (!words.is_hyphenated() || query.exact) return phrase(words, query.field);
  return Query(Query::OP_MAX, phrase(words.all(), query.field, false),
               word(words.joined(), query.field, false));
}

std::optional<Query> QueryBuilder::Visitor::operator()(const PhraseQuery& query) {
  const QueryWords words(query.text);
  if (words.empty()) return std::nullopt;
  return phrase(words, query.field);
}

/// Words of a text of which the last stands for others.
std::optional<Query> QueryBuilder::Visitor::expanded(std::string_view text, FieldId id,
                                                     std::string_view sign, Expand expand) {
  QueryWords words(text);
  if (elides()) words.drop_elided();
  if (words.empty()) return std::nullopt;
  Queries parts;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    parts.push_back(word(words.all()[i], id, true));
  }
  const Snapshot& snapshot = builder_.snapshot_;
  const auto expansion = expand(snapshot, id, words.all().back().term, most_words_);
  if (expansion.found > expansion.words.size()) {
    built_.notes.push_back(
        fmt::format("{}{} matches {} words; only the {} most frequent are searched", text, sign,
                    expansion.found, expansion.words.size()));
  }
  for (const std::string& word : expansion.words) {
    built_.matched.words.push_back({MatchedWords::Word::Kind::exact, id, word, item()});
  }
  parts.push_back(expansion.words.empty() ? Query::MatchNothing
                                          : text_.any_word(expansion.words, id));
  return combine(Query::OP_AND, parts);
}

std::optional<Query> QueryBuilder::Visitor::operator()(const PrefixQuery& query) {
  return expanded(query.text, query.field, "*", expand_prefix);
}

std::optional<Query> QueryBuilder::Visitor::operator()(const FuzzyQuery& query) {
  return expanded(query.text, query.field, "~", expand_spelling);
}

std::optional<Query> QueryBuilder::Visitor::operator()(const KeywordQuery& keyword) {
  const std::string term = boolean_term(field(keyword.field), keyword.text);
  if (term.empty()) return Query::MatchNothing;
  if (keyword.field != FieldId::file || !keyword.text.starts_with('/')) {
    return without_weight(Query(term));
  }
  // Results name a dump by its place if its root has moved.
  Queries dumps{Query(term)};
  for (std::size_t shard = 0; shard < builder_.snapshot_.paths().size(); ++shard) {
    const auto document = static_cast<Xapian::docid>(shard + 1);
    const auto roots = Roots::read(builder_.snapshot_.shard_of(document));
    if (roots) dumps.emplace_back(boolean_term(field(FieldId::file), roots->path_of(keyword.text)));
  }
  return without_weight(combine(Query::OP_OR, dumps));
}

std::optional<Query> QueryBuilder::Visitor::operator()(const NearQuery& near) {
  Queries candidates;
  MatchedWords::Near sought{{}, near.distance, near.ordered};
  MatchedWords outside = std::exchange(built_.matched, {});
  const QueryNode* last = nullptr;
  in_near_ = true;
  for (const QueryNode& operand : near.operands) {
    MatchedWords& inside = built_.matched;
    inside = {};
    inside.items = outside.items;
    auto candidate = visit(operand);
    if (!candidate) continue;
    outside.items = inside.items;
    candidates.push_back(std::move(candidate->query));
    sought.operands.push_back(std::move(inside));
    last = &operand;
  }
  in_near_ = false;
  built_.matched = std::move(outside);
  if (candidates.empty()) return std::nullopt;
  if (candidates.size() == 1) return visit(*last)->query;  // the others have no words
  built_.matched.nears.push_back(sought);
  return text_.near(sought, candidates);
}

WeighedQueries QueryBuilder::Visitor::visit_all(const std::vector<QueryNode>& nodes) {
  WeighedQueries parts;
  std::set<std::string> patterns;
  for (const QueryNode& node : nodes) {
    if (is_repeated(node, patterns)) continue;
    if (auto part = visit(node)) parts.push_back(std::move(*part));
  }
  return parts;
}

/// Of neighbouring words, those that the index has a term for as a pair.
WeighedQueries QueryBuilder::Visitor::pairs(const GroupQuery& group) const {
  WeighedQueries pairs;
  for (const auto* nodes : {&group.required, &group.optional}) {
    for (const QueryNode& node : *nodes) {
      const auto* word = std::get_if<WordQuery>(&node.form);
      if (word == nullptr || word->before.empty()) continue;
      const std::string text = word->before + ' ' + word->text;
      std::vector<std::string> words;
      const QueryWords both(text);
      for (const QueryWord& each : both.all()) words.push_back(each.term);
      auto pair = text_.pair(words);
      if (pair) pairs.push_back({.query = *std::move(pair), .text = text, .is_pair = true});
    }
  }
  return pairs;
}

/// Like visit_all, but a word followed by a number also matches joined ("COVID 19" as COVID19).
WeighedQueries QueryBuilder::Visitor::required(const std::vector<QueryNode>& nodes) {
  WeighedQueries parts;
  std::set<std::string> patterns;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_repeated(nodes[i], patterns)) continue;
    auto part = visit(nodes[i]);
    if (!part) continue;
    if (i + 1 < nodes.size() && is_word_of(nodes[i], is_letters) &&
        is_word_of(nodes[i + 1], is_digits)) {
      const auto& first = std::get<WordQuery>(nodes[i].form);
      const auto& second = std::get<WordQuery>(nodes[i + 1].form);
      const QueryWords both(first.text + second.text);
      if (first.field == second.field && both.size() == 1) {
        const WeighedQuery number = *visit(nodes[i + 1]);
        part->query = Query(Query::OP_MAX, part->query & number.query,
                            word(both.all().front(), first.field, first.exact));
        part->text += ' ' + number.text;
        part->items.insert(part->items.end(), number.items.begin(), number.items.end());
        ++i;
      }
    }
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::optional<Query> QueryBuilder::Visitor::operator()(const GroupQuery& group) {
  WeighedQueries parts = required(group.required);
  count_repeated(parts, text_.relevance());
  WeighedQueries optional = visit_all(group.optional);
  count_repeated(optional, text_.relevance());
  std::optional<Query> query;
  if (!parts.empty()) query = combine(Query::OP_AND, parts);
  if (!optional.empty()) {
    const Query any = combine(Query::OP_OR, optional);
    query = query ? Query(Query::OP_AND_MAYBE, *query, any) : any;
  }
  WeighedQueries pairs = this->pairs(group);
  if (!pairs.empty()) query = Query(Query::OP_AND_MAYBE, *query, combine(Query::OP_OR, pairs));
  const WeighedQueries excluded = this->excluded(group.excluded);
  if (!excluded.empty()) {
    query =
        Query(Query::OP_AND_NOT, query.value_or(Query::MatchAll), combine(Query::OP_OR, excluded));
  }
  std::move(optional.begin(), optional.end(), std::back_inserter(parts));
  std::move(pairs.begin(), pairs.end(), std::back_inserter(parts));
  parts_ = std::move(parts);
  return query;
}

/// What is excluded for certain: not what may still turn out to be too much.
WeighedQueries QueryBuilder::Visitor::excluded(const std::vector<QueryNode>& nodes) {
  const MatchedWords matched = built_.matched;  // excluded words occur in no result
  WeighedQueries parts;
  for (const QueryNode& node : nodes) {
    const std::size_t unread = texts_.unread();
    auto part = visit(node);
    if (part && texts_.unread() == unread) parts.push_back(std::move(*part));
  }
  built_.matched = matched;
  return parts;
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
  built.complete = texts.complete();
  if (!built.complete) {
    built.notes.push_back(fmt::format(
        "not all texts could be fetched; the {} best were read for each phrase", most_fetched));
  }
  return built;
}

QueryBuilder::Built QueryBuilder::build(const QueryNode& node, std::optional<LanguageId> language,
                                        const Relevance& relevance, TextFilter& texts) {
  if (language && (!asked_stemmer_ || asked_stemmer_->language() != *language)) {
    asked_stemmer_.emplace(*language);
  }
  const std::size_t expansions = expansions_of_each(node);
  Built built;
  Visitor visitor(*this, language ? std::span<const Stemmer>(&*asked_stemmer_, 1) : stemmers_,
                  relevance, texts, expansions, built);
  if (auto whole = visitor.visit(node)) {
    built.query = whole->query;
    built.parts.push_back(std::move(*whole));
  }
  std::ranges::sort(built.notes);
  built.notes.erase(std::unique(built.notes.begin(), built.notes.end()), built.notes.end());
  if (built.notes.size() > most_notes) {
    built.notes = {fmt::format(
        "{} words with * or ~ match more words than are searched: the {} most frequent of each",
        built.notes.size(), expansions)};
  }
  return built;
}

}  // namespace dateline
