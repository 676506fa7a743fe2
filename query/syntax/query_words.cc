#include "query/syntax/query_words.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> hyphens{"-", "\u2010", "\u2011"};

}  // namespace

QueryWords::QueryWords(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  std::size_t end = 0;
  hyphenated_ = true;
  while (tokenizer.next(token)) {
    if (!words_.empty()) {
      ngrams_ = ngrams_ || token.begin < end;
      const std::string_view between =
          token.begin < end ? std::string_view() : text.substr(end, token.begin - end);
      hyphenated_ =
          hyphenated_ && std::find(hyphens.begin(), hyphens.end(), between) != hyphens.end();
    }
    words_.push_back({std::string(token.term), token.has_position, token.stemmable});
    end = token.end;
  }
  hyphenated_ = hyphenated_ && words_.size() > 1;
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
  return {{letters, true, true}, {digits, true, false}};
}

bool is_letters(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_letter);
}

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace dateline
