#include "query/syntax/query_visitor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/manifest/roots.h"
#include "common/schema/keyword.h"
#include "common/text/analyzer.h"

namespace dateline {

namespace {

/// The term of a word that has only one.
std::string only_term(const IndexQuery& query) {
  const auto* word = std::get_if<WeighedWord>(&query->form);
  return word != nullptr && word->terms.size() == 1 ? word->terms.front() : std::string();
}

}  // namespace

std::optional<WeighedQuery> QueryVisitor::visit(const QueryNode& node) {
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

/// Whether a language of the archive has articles that lose their vowel.
bool QueryVisitor::elides() const {
  constexpr std::array languages{find_language("fr"), find_language("it"), find_language("ca"),
                                 find_language("ga")};
  const auto has_articles = [&](LanguageId language) {
    return std::ranges::find(languages, language) != languages.end();
  };
  if (stemmers_.size() == 1) return has_articles(stemmers_.front().language());
  return std::ranges::any_of(snapshot_.languages(), has_articles);
}

/// The stems of a word that the index has, in the languages of the archive. Those of the most
/// frequent language are sought everywhere, and those by which releases are stemmed that have no
/// term for their language. In other languages they are other words: "Biden" is "bid" in Spanish.
std::vector<QueryVisitor::WordStem> QueryVisitor::stems_of(const std::string& word,
                                                           FieldId id) const {
  std::vector<WordStem> stems;
  std::vector<std::string> all;
  for (const Stemmer& stemmer : stemmers_) {
    const LanguageId language = stemmer.language();
    const bool everywhere =
        &stemmer == stemmers_.data() || language == default_language || language == no_language;
    WordStem one{stemmer.stem(word), {}, {}};
    if (!everywhere) one.language = language;
    one.terms = {stem_term(field(id).prefix, one.text), compound_term(field(id).prefix, one.text)};
    all.insert(all.end(), one.terms.begin(), one.terms.end());
    stems.push_back(std::move(one));
  }
  database().prepare_frequencies(all);
  for (WordStem& stem : stems) {
    std::erase_if(stem.terms, [&](const auto& term) { return !database().term_exists(term); });
  }
  std::erase_if(stems, [](const WordStem& stem) { return stem.terms.empty(); });
  return stems;
}

/// One word: by its stems that are sought everywhere and compounds with them, or by its stem in
/// another language in a release of that language.
IndexQuery QueryVisitor::word(const QueryWord& word, FieldId id, bool exact) {
  using Kind = MatchedWords::Word::Kind;
  if (exact || !word.stemmable) return exact_word(word, id);
  const std::vector<WordStem> stems = stems_of(word.term, id);
  std::vector<std::string> terms;
  const auto is_new = [&](const WordStem& stem) {
    return std::ranges::find(terms, stem.terms.front()) == terms.end();
  };
  const auto is_matched = [&](const WordStem& stem) {
    built_.matched.words.push_back({Kind::stem, id, stem.text, item(), stem.language});
  };
  for (const WordStem& stem : stems) {
    if (stem.language || !is_new(stem)) continue;
    terms.insert(terms.end(), stem.terms.begin(), stem.terms.end());
    is_matched(stem);
  }
  IndexQueries alternatives;
  if (!terms.empty()) alternatives.push_back(text_.relevance().word(terms));
  for (const WordStem& stem : stems) {
    if (!stem.language || !is_new(stem)) continue;
    const IndexQuery language =
        with_term(boolean_term(field(FieldId::language), language_table.at(*stem.language).code));
    alternatives.push_back(filtered(text_.relevance().word(stem.terms), language));
    is_matched(stem);
  }
  if (!alternatives.empty()) return joined(Join::last, std::move(alternatives));
  // Stemmed for one language alone, a word still matches as written.
  if (text_.knows(word.term, id)) {
    built_.matched.words.push_back({Kind::exact, id, word.term, item()});
    return text_.any_word({word.term}, id);
  }
  return text_.relevance().word({stem_term(field(id).prefix, stemmers_.front().stem(word.term))});
}

/// A word as written. "Biden" also matches "Biden's", which is one word to Xapian.
IndexQuery QueryVisitor::exact_word(const QueryWord& word, FieldId id) {
  IndexQueries spellings;
  const auto add = [&](const std::string& spelling) {
    built_.matched.words.push_back({MatchedWords::Word::Kind::exact, id, spelling, item()});
    spellings.push_back(text_.exact_word(spelling, id));
  };
  add(word.term);
  const std::string possessive = word.term + "'s";
  if (word.kind == Token::Kind::word && text_.knows(possessive, id)) add(possessive);
  return joined(Join::last, std::move(spellings));
}

IndexQuery QueryVisitor::phrase(const std::vector<QueryWord>& words, FieldId id,
                                bool joins_compounds) {
  MatchedWords::Phrase sought{id, {}, item(), joins_compounds};
  std::vector<std::string> bigrams;
  for (const QueryWord& word : words) {
    (word.kind == Token::Kind::bigram ? bigrams : sought.words).push_back(word.term);
  }
  IndexQuery query = text_.phrase(sought, bigrams);
  built_.matched.phrases.push_back(sought);
  // "Suu Kyi" also matches in "Suu Kyi's", which is one word to Xapian.
  sought.words.back() += "'s";
  if (!text_.knows(sought.words.back(), id)) return query;
  built_.matched.phrases.push_back(sought);
  return joined(Join::last, {query, text_.phrase(sought, bigrams)});
}

/// Adjacent words, whether each compound is written with a hyphen, as one word, or as two.
IndexQuery QueryVisitor::phrase(const QueryWords& words, FieldId id) {
  IndexQueries spellings{phrase(words.all(), id, false)};
  const bool has_compounds = !words.with_compounds().empty();
  const auto& whole = has_compounds ? words.with_compounds() : words.all();
  if (has_compounds) spellings.push_back(phrase(whole, id, false));
  const auto may_be_compound = [&](const QueryWord& word) {
    return word.kind == Token::Kind::word && word.stemmable &&
           !text_.compounds(word.term, id).empty();
  };
  if (whole.size() > 1 && std::ranges::any_of(whole, may_be_compound)) {
    spellings.push_back(phrase(whole, id, true));
  }
  return joined(Join::last, std::move(spellings));
}

std::optional<IndexQuery> QueryVisitor::operator()(const WordQuery& query) {
  QueryWords words(query.text);
  if (elides() && !query.exact) words.drop_elided();
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    const QueryWord& only = words.all().front();
    const IndexQuery whole = word(only, query.field, query.exact);
    const auto parted = words.letters_and_digits();
    if (parted.empty() || query.exact) return whole;
    return joined(Join::last, {whole, phrase(parted, query.field, false)});
  }
  // Bigrams of ideographs hardly ever stand in a text but together; of an alphabet, they do.
  if (words.is_cjk() && !query.exact && !in_near_) {
    IndexQueries ngrams;
    for (const QueryWord& ngram : words.all()) {
      if (ngram.kind == Token::Kind::bigram) ngrams.push_back(word(ngram, query.field, true));
    }
    return joined(Join::all, std::move(ngrams));
  }
  if (!words.is_hyphenated() || query.exact) return phrase(words, query.field);
  return joined(Join::last, {phrase(words.all(), query.field, false),
                             word(words.joined(), query.field, false)});
}

std::optional<IndexQuery> QueryVisitor::operator()(const PhraseQuery& query) {
  const QueryWords words(query.text);
  if (words.empty()) return std::nullopt;
  return phrase(words, query.field);
}

/// Words of a text of which the last stands for others.
std::optional<IndexQuery> QueryVisitor::expanded(std::string_view text, FieldId id,
                                                 std::string_view sign, Expand expand) {
  QueryWords words(text);
  if (elides()) words.drop_elided();
  if (words.empty()) return std::nullopt;
  IndexQueries parts;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    parts.push_back(word(words.all()[i], id, true));
  }
  const auto expansion = expand(snapshot_, id, words.all().back().term, most_words_);
  for (const std::string& word : expansion.words) {
    built_.matched.words.push_back({MatchedWords::Word::Kind::exact, id, word, item()});
  }
  IndexQuery any;
  if (!expansion.words.empty()) any = text_.any_word(expansion.words, id);
  if (!expansion.rest.empty() && text_.has_terms(id)) {
    any = joined(Join::maybe, {any_of_all(expansion, id), any});
  } else if (!expansion.rest.empty()) {
    built_.complete = false;
    built_.notes.push_back(
        fmt::format("{}{} matches {} words; only the {} most frequent are searched", text, sign,
                    expansion.words.size() + expansion.rest.size(), expansion.words.size()));
  }
  parts.push_back(std::move(any));
  return joined(Join::all, std::move(parts));
}

/// Any of the words, without weight. The rest adds none: it is rare, and long.
IndexQuery QueryVisitor::any_of_all(const WordExpansion& expansion, FieldId id) {
  std::vector<std::string> terms;
  for (const auto* words : {&expansion.words, &expansion.rest}) {
    for (const std::string& word : *words) terms.push_back(make_term(field(id).prefix, word));
  }
  for (const std::string& word : expansion.rest) {
    built_.matched.words.push_back({MatchedWords::Word::Kind::exact, id, word, item()});
  }
  std::ranges::sort(terms);
  return IndexNode{AnyTerm{std::move(terms)}};
}

std::optional<IndexQuery> QueryVisitor::operator()(const PrefixQuery& query) {
  return expanded(query.text, query.field, "*", expand_prefix);
}

std::optional<IndexQuery> QueryVisitor::operator()(const FuzzyQuery& query) {
  return expanded(query.text, query.field, "~", expand_spelling);
}

std::optional<IndexQuery> QueryVisitor::operator()(const KeywordQuery& keyword) {
  if (keyword.begins) return IndexNode{AnyTerm{keyword.terms}};
  const std::string term = boolean_term(field(keyword.field), keyword.text);
  if (term.empty()) return IndexQuery();
  AnyTerm dumps{{term}};
  if (keyword.field != FieldId::file || !keyword.text.starts_with('/')) return IndexNode{dumps};
  // Results name a dump by its place if its root has moved.
  for (std::size_t shard = 0; shard < snapshot_.paths().size(); ++shard) {
    const auto roots = Roots::read(snapshot_.shard(shard));
    if (!roots) continue;
    dumps.terms.push_back(boolean_term(field(FieldId::file), roots->path_of(keyword.text)));
  }
  return IndexNode{std::move(dumps)};
}

std::optional<IndexQuery> QueryVisitor::operator()(const NearQuery& near) {
  IndexQueries candidates;
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

}  // namespace dateline
