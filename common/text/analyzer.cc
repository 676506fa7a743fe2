#include "common/text/analyzer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <tuple>

#include "common/text/ascii.h"

namespace dateline {

std::string make_term(std::string_view prefix, std::string_view word) {
  std::string term(prefix);
  if (prefix.size() > 1 && !word.empty() && (is_upper(word.front()) || word.front() == ':')) {
    term += ':';
  }
  term += word;
  if (term.size() > longest_term) {
    const std::string digest = fmt::format("{:016x}", XXH3_64bits(term.data(), term.size()));
    term.resize(longest_term - digest.size());
    term += digest;
  }
  return term;
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
  return std::string(stem_prefix) + make_term(prefix, stem);
}

std::string compound_term(std::string_view prefix, std::string_view stem) {
  return stem_term(std::string(compound_prefix).append(prefix), stem);
}

void Analyzer::add_text(std::string_view text, std::string_view prefix, std::uint32_t wdf,
                        LanguageId language, std::vector<Posting>& postings,
                        std::vector<Vocabulary::TermId>* stemmed) {
  const bool makes_pairs = pair_model_ != nullptr && prefix.empty();
  ++text_;
  stem_postings_.clear();
  compound_prefix_.assign(compound_prefix).append(prefix);
  Tokenizer tokenizer(text);
  while (const std::size_t count = read_words(tokenizer, prefix)) {
    const auto words = std::span(words_).first(count);
    for (Word& word : words) {
      word.id = vocabulary_.intern(word.key, word.term);
      fetch_stem(word.id, language);
    }
    if (makes_pairs) add_pairs(words, postings);
    for (const Word& word : words) {
      const bool compound = word.kind == Token::Kind::compound;
      if (stemmed != nullptr && word.stemmable && !compound) {
        stemmed->push_back(word.id);
      } else if (!compound) {
        postings.push_back({word.id, wdf});
      }
      if (!word.stemmable) continue;
      Stem& stem = stem_of(word.id, compound ? compound_prefix_ : prefix, language);
      if (stem.text != text_) {
        stem.text = text_;
        stem.posting = stem_postings_.size();
        stem_postings_.push_back({stem.term, 0});
      }
      stem_postings_[stem.posting].wdf += wdf;
    }
  }
  postings.insert(postings.end(), stem_postings_.begin(), stem_postings_.end());
}

std::uint64_t Analyzer::pair_word(Vocabulary::TermId term) {
  if (term >= pair_words_.size()) pair_words_.resize(vocabulary_.size() * 2);
  std::uint64_t& known = pair_words_[term];
  if (known == 0) {
    const std::string_view text = vocabulary_.term(term);
    known = digest_of_word(text) << 2 | static_cast<std::uint64_t>(pair_model_->role(text));
  }
  return known;
}

void Analyzer::add_pairs(std::span<const Word> words, std::vector<Posting>& postings) {
  if (shared_pair_terms_.empty()) {
    own_pair_terms_.assign(pair_model_->places(), Vocabulary::none);
    shared_pair_terms_.assign(shared_pair_terms, Vocabulary::none);
  }
  std::array<PairFinder::Found, std::tuple_size_v<decltype(words_)>> found;
  std::size_t count = 0;
  for (const Word& word : words) {
    if (!has_position(word.kind)) continue;
    const std::uint64_t known = pair_word(word.id);
    found[count] = pairs_.add(static_cast<PairModel::Role>(known & 3), known >> 2);
    if (found[count][0] == 0) continue;
    pair_model_->fetch(found[count][0]);
    ++count;
  }
  for (const auto& chains : std::span(found).first(count)) {
    const Vocabulary::TermId own = own_pair(chains[0]);
    postings.push_back({own == Vocabulary::none ? shared_pair(chains[0]) : own, 0});
    // A chain is no more frequent than the shorter one at its end.
    Vocabulary::TermId last = own;
    for (std::size_t i = 1; last != Vocabulary::none && i < chains.size() && chains[i] != 0; ++i) {
      last = own_pair(chains[i]);
      if (last != Vocabulary::none) postings.push_back({last, 0});
    }
  }
}

Vocabulary::TermId Analyzer::own_pair(std::uint64_t pair) {
  const std::size_t place = pair_model_->place_of(pair);
  if (place == PairModel::none) return Vocabulary::none;
  Vocabulary::TermId& term = own_pair_terms_[place];
  if (term == Vocabulary::none) term = vocabulary_.intern(own_pair_term(pair));
  return term;
}

Vocabulary::TermId Analyzer::shared_pair(std::uint64_t pair) {
  Vocabulary::TermId& term = shared_pair_terms_[share_of_pair(pair)];
  if (term == Vocabulary::none) term = vocabulary_.intern(shared_pair_term(pair));
  return term;
}

std::size_t Analyzer::read_words(Tokenizer& tokenizer, std::string_view prefix) {
  std::size_t count = 0;
  for (Token token; count < words_.size() && tokenizer.next(token); ++count) {
    Word& word = words_[count];
    word.key = {token.first_bytes, static_cast<std::uint32_t>(token.term.size())};
    const bool compound = token.kind == Token::Kind::compound;
    if (!prefix.empty() || compound || !word.key.is_short()) {
      word.term.assign(compound ? compound_prefix_ : prefix).append(token.term);
      word.key = Vocabulary::key_of(word.term);
    }
    vocabulary_.fetch(word.key);
    word.kind = token.kind;
    word.stemmable = token.stemmable;
  }
  return count;
}

void Analyzer::fetch_stem(Vocabulary::TermId term, LanguageId language) const {
  const auto& cache = stems_[language];
  if (term < cache.size()) __builtin_prefetch(&cache[term]);
}

Analyzer::Stem& Analyzer::stem_of(Vocabulary::TermId term, std::string_view prefix,
                                  LanguageId language) {
  auto& cache = stems_[language];
  if (term >= cache.size()) cache.resize(vocabulary_.size() * 2);
  if (cache[term].term == Vocabulary::none) {
    auto& stemmer = stemmers_[language];
    if (!stemmer) stemmer.emplace(language);
    const std::string_view word = vocabulary_.term(term).substr(prefix.size());
    cache[term].term = vocabulary_.intern(stem_term(prefix, stemmer->stem(word)));
  }
  return cache[term];
}

void Analyzer::forget() {
  vocabulary_.clear();
  for (auto& cache : stems_) cache.clear();
  pair_words_.clear();
  own_pair_terms_.clear();
  shared_pair_terms_.clear();
}

}  // namespace dateline
