#include "query/syntax/query_words.h"

#include <algorithm>
#include <array>

#include "common/text/analyzer.h"
#include "common/text/ascii.h"
#include "common/text/scripts.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> hyphens{"-", "\u2010", "\u2011"};

}  // namespace

QueryWords::QueryWords(std::string_view text) {
  Tokenizer tokenizer(text);
  std::size_t end = 0;
  std::size_t compound_end = 0;
  bool has_compounds = false;
  hyphenated_ = true;
  for (Token token; tokenizer.next(token);) {
    const QueryWord word{std::string(token.term), token.kind, token.stemmable, token.elided};
    if (token.kind == Token::Kind::compound) {
      has_compounds = true;
      compound_end = token.end;
      with_compounds_.push_back(word);
      continue;
    }
    if (token.begin >= compound_end) with_compounds_.push_back(word);
    if (!words_.empty()) {
      const std::string_view between =
          token.begin < end ? std::string_view() : text.substr(end, token.begin - end);
      hyphenated_ =
          hyphenated_ && std::find(hyphens.begin(), hyphens.end(), between) != hyphens.end();
    }
    cjk_ = cjk_ || (token.kind == Token::Kind::bigram &&
                    dateline::is_cjk(utf8_character(token.term, 0).code));
    words_.push_back(word);
    end = token.end;
  }
  hyphenated_ = hyphenated_ && words_.size() > 1;
  if (!has_compounds) with_compounds_.clear();
}

void QueryWords::drop_elided() {
  const auto is_elided = [](const QueryWord& word) { return word.elided; };
  for (auto* words : {&words_, &with_compounds_}) {
    if (!std::ranges::all_of(*words, is_elided)) std::erase_if(*words, is_elided);
  }
}

QueryWord QueryWords::joined() const {
  QueryWord whole = words_.front();
  for (std::size_t i = 1; i < words_.size(); ++i) whole.term += words_[i].term;
  return whole;
}

std::vector<QueryWord> QueryWords::letters_and_digits() const {
  if (words_.size() != 1) return {};
  const std::string& term = words_.front().term;
  const auto border = std::find_if(term.begin(), term.end(), is_digit);
  const std::string letters(term.begin(), border);
  const std::string digits(border, term.end());
  if (!is_letters(letters) || !is_digits(digits)) return {};
  return {{letters}, {digits, Token::Kind::word, false}};
}

bool is_letters(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_letter);
}

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace dateline
