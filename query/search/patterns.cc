#include "query/search/patterns.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"
#include "common/schema/keyword.h"
#include "common/text/analyzer.h"

namespace dateline {
namespace {

constexpr std::size_t most_values = 100'000;

using FieldValues = std::set<std::string>;

FieldValues keywords_with(const Snapshot& snapshot, const Field& field, const std::string& text) {
  FieldValues values;
  const std::string begin = make_term(field.prefix, normalise_keyword(text));
  auto term = snapshot.database().allterms_begin(begin);
  for (const auto end = snapshot.database().allterms_end(begin); term != end; ++term) {
    std::string value = (*term).substr(field.prefix.size());
    if (value.starts_with(':')) value.erase(0, 1);
    values.insert(std::move(value));
    if (values.size() > most_values) break;
  }
  return values;
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

Result<FieldValues> paths_with(const Snapshot& snapshot, const std::string& text) {
  FieldValues values;
  for (std::size_t shard = 0; shard < snapshot.paths().size(); ++shard) {
    const CheckedDatabase& index = snapshot.shard_of(static_cast<Xapian::docid>(shard + 1));
    const auto roots = Roots::read(index);
    if (!roots) return pass(roots);
    const auto manifest = Manifest::read(index);
    if (!manifest) return pass(manifest);
    for (const DumpEntry& entry : *manifest) {
      if (path_begins(*roots, entry.dump.path, text)) values.insert(entry.dump.path);
      if (values.size() > most_values) break;
    }
  }
  return values;
}

Result<FieldValues> values_with(const Snapshot& snapshot, const KeywordQuery& pattern) {
  const Field& asked = field(pattern.field);
  if (pattern.field == FieldId::file) return paths_with(snapshot, pattern.text);
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
  const auto* pattern = std::get_if<KeywordQuery>(&query.form);
  if (pattern == nullptr || !pattern->begins) return {};
  const auto values = values_with(snapshot, *pattern);
  if (!values) return pass(values);
  const std::string typed = to_text(query);
  if (values->size() > most_values) {
    return fail(ErrorKind::usage,
                fmt::format("{} stands for more than {} values", typed, most_values),
                "give more of its beginning");
  }
  GroupQuery alternatives;
  alternatives.typed = typed;
  for (const std::string& value : *values) {
    alternatives.optional.push_back({KeywordQuery{value, pattern->field}});
  }
  // Nothing has the empty value.
  if (values->empty()) alternatives.optional.push_back({KeywordQuery{"", pattern->field}});
  query = QueryNode{std::move(alternatives)};
  return {};
}

}  // namespace dateline
