#include "query/syntax/plain_words.h"

#include <algorithm>

#include "common/text/tokenizer.h"
#include "query/syntax/stop_word_rule.h"

namespace dateline {

QueryNode parse_plain_words(std::string_view text, LanguageId language) {
  GroupQuery words;
  Tokenizer tokenizer(text);
  Token token;
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto add_word = [&] {
    if (end == begin) return;
    words.optional.push_back({WordQuery{std::string(text.substr(begin, end - begin))}});
  };
  while (tokenizer.next(token)) {
    if (token.kind == Token::Kind::compound) continue;
    if (token.begin >= end) {  // n-grams overlap: a run of them is one word
      add_word();
      begin = token.begin;
    }
    end = std::max(end, token.end);
  }
  add_word();
  auto& nodes = words.optional;
  const StopWordRule is_dropped{language, !is_in_capitals(text)};
  if (std::all_of(nodes.begin(), nodes.end(), is_dropped)) return QueryNode{std::move(words)};
  Neighbours neighbours;
  for (QueryNode& node : nodes) {
    is_dropped(node) ? neighbours.add_dropped(node) : neighbours.add(node);
  }
  std::erase_if(nodes, is_dropped);
  return QueryNode{std::move(words)};
}

}  // namespace dateline
