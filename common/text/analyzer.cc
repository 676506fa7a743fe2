#include "common/text/analyzer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <span>

namespace dateline {
namespace {

constexpr std::size_t longest_term = 245;  // bytes; the limit of Xapian's glass backend

}  // namespace

std::string make_term(std::string_view prefix, std::string_view word) {
  std::string term(prefix);
  if (prefix.size() > 1 && !word.empty() &&
      ((word.front() >= 'A' && word.front() <= 'Z') || word.front() == ':')) {
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

std::uint32_t Analyzer::add_text(std::string_view text, std::string_view prefix, std::uint32_t wdf,
                                 LanguageId language, std::uint32_t last_position,
                                 std::vector<Posting>& postings,
                                 std::vector<Vocabulary::TermId>* stemmed) {
  ++text_;
  stem_postings_.clear();
  Tokenizer tokenizer(text);
  while (const std::size_t count = read_words(tokenizer, prefix)) {
    const auto words = std::span(words_).first(count);
    for (Word& word : words) {
      word.id = vocabulary_.intern(word.key, word.term);
      fetch_stem(word.id, language);
    }
    for (const Word& word : words) {
      const std::uint32_t position = word.has_position ? ++last_position : 0;
      if (stemmed != nullptr && word.stemmable) {
        stemmed->push_back(word.id);
      } else {
        postings.push_back({word.id, position, wdf});
      }
      if (!word.stemmable) continue;
      Stem& stem = stem_of(word.id, prefix, language);
      if (stem.text != text_) {
        stem.text = text_;
        stem.posting = stem_postings_.size();
        stem_postings_.push_back({stem.term, 0, 0});
      }
      stem_postings_[stem.posting].wdf += wdf;
    }
  }
  postings.insert(postings.end(), stem_postings_.begin(), stem_postings_.end());
  return last_position;
}

std::size_t Analyzer::read_words(Tokenizer& tokenizer, std::string_view prefix) {
  std::size_t count = 0;
  for (Token token; count < words_.size() && tokenizer.next(token); ++count) {
    Word& word = words_[count];
    word.key = {token.first_bytes, static_cast<std::uint32_t>(token.term.size())};
    if (!prefix.empty() || !word.key.is_short()) {
      word.term.assign(prefix).append(token.term);
      word.key = Vocabulary::key_of(word.term);
    }
    vocabulary_.fetch(word.key);
    word.has_position = token.has_position;
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
    buffer_.assign(stem_prefix).append(prefix).append(stemmer->stem(word));
    cache[term].term = vocabulary_.intern(buffer_);
  }
  return cache[term];
}

void Analyzer::forget() {
  vocabulary_.clear();
  for (auto& cache : stems_) cache.clear();
}

}  // namespace dateline
