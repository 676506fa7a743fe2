#include "query/syntax/synonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string_view>

#include "common/support/file.h"
#include "common/text/ascii.h"
#include "common/text/parts_of_list.h"
#include "query/syntax/query_words.h"
#include "query/syntax/stop_words.h"

namespace dateline {
namespace {

std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> all;
  for (const std::string_view part : parts_of_list(list)) {
    if (!part.empty()) all.emplace_back(part);
  }
  return all;
}

QueryNode node_of(const std::string& text, FieldId field) {
  if (QueryWords(text).size() > 1) return {PhraseQuery{text, field}};
  return {WordQuery{text, field, false}};
}

}  // namespace

Result<Synonyms> Synonyms::read(const std::string& path, LanguageId language) {
  auto file = open_lines(path);
  if (!file) return pass(file);
  return read(*file, path, language);
}

Result<Synonyms> Synonyms::read(std::istream& lines, const std::string& name, LanguageId language) {
  constexpr std::string_view arrow = "=>";
  Synonyms synonyms(language);
  std::string line;
  for (unsigned number = 1; std::getline(lines, line); ++number) {
    line = trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    const auto at = line.find(arrow);
    const auto asked = members(std::string_view(line).substr(0, at));
    const auto found =
        at == std::string::npos ? asked : members(std::string_view(line).substr(at + arrow.size()));
    if (asked.empty() || found.empty() || (at == std::string::npos && asked.size() < 2)) {
      return fail(ErrorKind::input, fmt::format("{}:{}: not a group of synonyms", name, number),
                  "write groups such as \"car, automobile\" or \"EU => European Union\"");
    }
    synonyms.add(asked, found);
  }
  return synonyms;
}

/// The stems of all words except stop words, so that all forms have the same key.
std::string Synonyms::key(const std::string& text) const {
  const QueryWords words(text);
  const auto is_small = [&](const QueryWord& word) { return is_stop_word(word.term, language_); };
  const bool all_small = std::all_of(words.all().begin(), words.all().end(), is_small);
  std::string stems;
  for (const QueryWord& word : words.all()) {
    if (!all_small && is_small(word)) continue;
    if (!stems.empty()) stems += ' ';
    stems += word.stemmable ? stemmer_.stem(word.term) : word.term;
  }
  return stems;
}

void Synonyms::add(const std::vector<std::string>& asked, const std::vector<std::string>& found) {
  for (const std::string& each : asked) {
    const std::string own = key(each);
    if (own.empty()) continue;
    const auto spaces = static_cast<std::size_t>(std::count(own.begin(), own.end(), ' '));
    longest_ = std::max(longest_, spaces + 1);
    auto& group = groups_[own];
    for (const std::string& other : found) {
      const bool known = std::find(group.begin(), group.end(), other) != group.end();
      if (!known && key(other) != own) group.push_back(other);
    }
  }
}

void Synonyms::widen(QueryNode& node, const std::string& text, FieldId field) const {
  const auto group = groups_.find(key(text));
  if (group == groups_.end() || group->second.empty()) return;
  GroupQuery alternatives;
  alternatives.optional.push_back(std::move(node));
  for (const std::string& other : group->second) {
    alternatives.optional.push_back(node_of(other, field));
  }
  node = QueryNode{std::move(alternatives)};
}

/// The length in words of the longest synonym that starts there; 0 if none.
std::size_t Synonyms::run_at(const std::vector<QueryNode>& nodes, std::size_t begin) const {
  const auto* first = std::get_if<WordQuery>(&nodes[begin].form);
  std::size_t size = 0;
  std::string text;
  for (std::size_t end = begin; end < std::min(nodes.size(), begin + longest_); ++end) {
    const auto* word = std::get_if<WordQuery>(&nodes[end].form);
    if (word == nullptr || word->exact || word->field != first->field) break;
    text += ' ' + word->text;
    if (end > begin && groups_.contains(key(text))) size = end - begin + 1;
  }
  return size;
}

/// Replaces synonyms among words that must all match.
void Synonyms::apply_to_required(std::vector<QueryNode>& nodes) const {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::size_t size = run_at(nodes, i);
    if (size == 0) {
      apply(nodes[i]);
      continue;
    }
    const auto begin = nodes.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = begin + static_cast<std::ptrdiff_t>(size);
    const FieldId field = std::get<WordQuery>(begin->form).field;
    std::string text;
    for (auto node = begin; node != end; ++node) text += ' ' + std::get<WordQuery>(node->form).text;
    GroupQuery run;
    run.required.assign(std::move_iterator(begin), std::move_iterator(end));
    *begin = QueryNode{std::move(run)};
    widen(*begin, text, field);
    nodes.erase(begin + 1, end);
  }
}

void Synonyms::apply(std::vector<QueryNode>& nodes) const {
  for (QueryNode& node : nodes) apply(node);
}

void Synonyms::apply(QueryNode& query) const {
  if (auto* group = std::get_if<GroupQuery>(&query.form)) {
    apply_to_required(group->required);
    apply(group->optional);
    apply(group->excluded);
    if (group->required.size() == 1 && group->optional.empty() && group->excluded.empty()) {
      QueryNode only = std::move(group->required.front());
      query = std::move(only);
    }
  } else if (auto* near = std::get_if<NearQuery>(&query.form)) {
    apply(near->operands);
  } else if (const auto* word = std::get_if<WordQuery>(&query.form)) {
    if (!word->exact) widen(query, std::string(word->text), word->field);
  } else if (const auto* phrase = std::get_if<PhraseQuery>(&query.form)) {
    const bool one_word = trimmed(phrase->text).find(' ') == std::string_view::npos;
    if (!one_word) widen(query, std::string(phrase->text), phrase->field);
  }
}

}  // namespace dateline
