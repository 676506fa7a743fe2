#include "query/search/patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"
#include "common/schema/keyword.h"
#include "common/text/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t most_terms = 1'000'000;

using Terms = std::vector<std::string>;

Terms keywords_with(const Snapshot& snapshot, const Field& field, const std::string& text) {
  const std::string begin = make_term(field.prefix, normalise_keyword(text));
  Terms terms;
  auto term = snapshot.database().allterms_begin(begin);
  for (const auto end = snapshot.database().allterms_end(begin); term != end; ++term) {
    terms.push_back(*term);
    if (terms.size() > most_terms) break;
  }
  return terms;
}

bool path_begins(const Roots& roots, const std::string& path, const std::string& text) {
  if (path.starts_with(text)) return true;
  if (text.starts_with('/')) return roots.shown(path).starts_with(text);
  for (const auto& [name, place] : roots.places()) {
    const auto rest = rest_below(path, name);
    if (rest && rest->starts_with(text)) return true;
  }
  return false;
}

Result<Terms> paths_with(const Snapshot& snapshot, const Field& field, const std::string& text) {
  Terms terms;
  for (std::size_t shard = 0; shard < snapshot.paths().size(); ++shard) {
    const CheckedDatabase& index = snapshot.shard(shard);
    const auto roots = Roots::read(index);
    if (!roots) return pass(roots);
    const auto manifest = Manifest::read(index);
    if (!manifest) return pass(manifest);
    for (const DumpEntry& entry : *manifest) {
      if (!path_begins(*roots, entry.dump.path, text)) continue;
      terms.push_back(boolean_term(field, entry.dump.path));
      if (terms.size() > most_terms) return terms;
    }
  }
  std::ranges::sort(terms);  // neighbours are in the same block
  return terms;
}

Result<Terms> terms_of(const Snapshot& snapshot, const KeywordQuery& pattern) {
  const Field& asked = field(pattern.field);
  if (pattern.field == FieldId::file) return paths_with(snapshot, asked, pattern.text);
  if (asked.type == FieldType::keyword) return keywords_with(snapshot, asked, pattern.text);
  return fail(ErrorKind::usage,
              fmt::format("{}: takes whole values, not {}*", asked.name, pattern.text),
              "put the value in quotes if the star is a part of it");
}

Result<void> expand_all(std::vector<QueryNode>& nodes, const Snapshot& snapshot) {
  for (QueryNode& node : nodes) {
    if (auto expanded = expand_patterns(node, snapshot); !expanded) return expanded;
  }
  return {};
}

}  // namespace

Result<void> expand_patterns(QueryNode& query, const Snapshot& snapshot) {
  if (auto* group = std::get_if<GroupQuery>(&query.form)) {
    for (auto* nodes : {&group->required, &group->optional, &group->excluded}) {
      if (auto expanded = expand_all(*nodes, snapshot); !expanded) return expanded;
    }
    return {};
  }
  auto* pattern = std::get_if<KeywordQuery>(&query.form);
  if (pattern == nullptr || !pattern->begins) return {};
  auto terms = terms_of(snapshot, *pattern);
  if (!terms) return pass(terms);
  if (terms->size() > most_terms) {
    return fail(ErrorKind::usage,
                fmt::format("{} stands for more than {} values", to_text(query), most_terms),
                "give more of its beginning");
  }
  pattern->terms = *std::move(terms);
  return {};
}

}  // namespace dateline
