#pragma once

#include <string>
#include <utility>
#include <variant>

#include "common/text/language.h"
#include "query/syntax/query_tree.h"
#include "query/syntax/stop_words.h"

namespace dateline {

/// What a query takes for stop words.
struct StopWordRule {
  LanguageId language;
  bool has_acronyms = true;  ///< false for a query in capitals

  /// Whether a node says nothing by itself.
  bool operator()(const QueryNode& node) const {
    const auto* word = std::get_if<WordQuery>(&node.form);
    return word != nullptr && !word->exact && is_stop_word(word->text, language) &&
           !(has_acronyms && is_acronym(word->text));
  }

  /// Whether to drop it beside others that do.
  bool drops(const QueryNode& node) const {
    return (*this)(node) && !is_negation(std::get<WordQuery>(node.form).text);
  }
};

/// Tells the words of a query what was typed right before them.
class Neighbours {
 public:
  void add_dropped(const QueryNode& node) {
    if (!before_.empty()) before_ += ' ' + std::get<WordQuery>(node.form).text;
  }

  void add(QueryNode& node) {
    auto* word = std::get_if<WordQuery>(&node.form);
    const bool counts = word != nullptr && word->field == FieldId::body;
    if (counts) word->before = std::move(before_);
    before_ = counts ? word->text : std::string();
  }

 private:
  std::string before_;
};

}  // namespace dateline
