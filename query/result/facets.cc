#include "query/result/facets.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/schema/fields.h"
#include "query/result/matching_documents.h"

namespace dateline {
namespace {

struct Row {
  FacetKind kind;
  std::string_view name;
  FieldId field;
};

constexpr std::array rows{Row{FacetKind::source, "source", FieldId::source},
                          Row{FacetKind::channel, "channel", FieldId::channel},
                          Row{FacetKind::language, "lang", FieldId::language},
                          Row{FacetKind::year, "year", FieldId::date}};

const Row& row_of(FacetKind kind) {
  return rows[static_cast<std::size_t>(kind)];
}

/// The values in a slot's content: one per line, or the year of a day.
template <typename Visit>
void part(std::string_view content, FacetKind kind, Visit visit) {
  if (kind == FacetKind::year) return visit(content.substr(0, 4));
  while (!content.empty()) {
    const auto end = std::min(content.find('\n'), content.size());
    visit(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
}

}  // namespace

std::optional<FacetKind> find_facet(std::string_view name) {
  for (const Row& row : rows) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

std::string_view to_string(FacetKind kind) {
  return row_of(kind).name;
}

Facet count_facet(const CheckedDatabase& database, const std::vector<Xapian::docid>& documents,
                  FacetKind kind) {
  Facet facet{kind, {}, 0, true};
  std::unordered_map<std::string, std::size_t> counts;
  const auto slot = static_cast<Xapian::valueno>(field(row_of(kind).field).slot);
  visit_values(database, documents, slot, [&](const std::string& content) {
    if (content.empty()) ++facet.without;
    part(content, kind, [&](std::string_view value) {
      if (!value.empty()) ++counts[std::string(value)];
    });
  });
  for (auto& [value, count] : counts) facet.counts.push_back({value, count});
  std::sort(facet.counts.begin(), facet.counts.end(),
            [&](const FacetCount& a, const FacetCount& b) {
              if (kind == FacetKind::year || a.count == b.count) return a.value < b.value;
              return a.count > b.count;
            });
  return facet;
}

}  // namespace dateline
