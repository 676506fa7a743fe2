#include "query/result/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/text/take_until.h"
#include "query/result/counts.h"

namespace dateline {
namespace {

/// In the order of FacetKind.
constexpr std::array facet_fields{FieldId::source, FieldId::channel, FieldId::language,
                                  FieldId::date,   FieldId::date,    FieldId::issuer,
                                  FieldId::place,  FieldId::ticker};
static_assert(facet_fields.size() == facet_names.size());

int slot_of_facet(FacetKind kind) {
  return field(facet_fields[static_cast<std::size_t>(kind)]).slot;
}

/// Adds the values in a slot's content: one per line, or the period of a day ("20221122").
void add_content(FacetColumn& column, std::string_view content) {
  if (column.kind() == FacetKind::year) return column.add(content.substr(0, 4));
  if (column.kind() == FacetKind::month) {
    if (content.size() < 6) return;
    return column.add(fmt::format("{}-{}", content.substr(0, 4), content.substr(4, 2)));
  }
  while (!content.empty()) column.add(take_until(content, '\n'));
}

void add_stored(FacetColumn& column, const Release& release) {
  switch (column.kind()) {
    case FacetKind::issuer:
      return column.add(release.issuer);
    case FacetKind::place:
      return column.add(release.place);
    default:
      for (const std::string& ticker : release.tickers) column.add(ticker);
  }
}

}  // namespace

std::span<const FacetCount> limited(const Facet& facet, std::optional<std::size_t> most) {
  const std::span<const FacetCount> all(facet.counts);
  return all.first(std::min(most.value_or(all.size()), all.size()));
}

std::string FacetPair::name() const {
  return fmt::format("{}*{}", to_string(rows), to_string(columns));
}

void FacetColumn::add(std::string_view value) {
  if (value.empty()) return;
  const bool folds = kind_ == FacetKind::issuer || kind_ == FacetKind::place;
  std::string key = folds ? normalise_keyword(value) : std::string(value);
  const auto next = static_cast<std::uint32_t>(values_.size());
  const auto [known, is_new] = number_of_.emplace(std::move(key), next);
  if (is_new) values_.emplace_back(value);
  const std::size_t begin = ends_.empty() ? 0 : ends_.back();
  const bool again = std::find(numbers_.begin() + static_cast<std::ptrdiff_t>(begin),
                               numbers_.end(), known->second) != numbers_.end();
  if (!again) numbers_.push_back(known->second);
}

std::span<const std::uint32_t> FacetColumn::of(std::size_t document) const {
  const std::size_t begin = document == 0 ? 0 : ends_[document - 1];
  return std::span(numbers_).subspan(begin, ends_[document] - begin);
}

std::vector<std::size_t> FacetColumn::tally() const {
  std::vector<std::size_t> counts(values_.size());
  for (const std::uint32_t number : numbers_) ++counts[number];
  return counts;
}

std::vector<std::uint32_t> FacetColumn::order() const {
  const auto counts = tally();
  std::vector<std::uint32_t> order(values_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (is_period(kind_) || counts[a] == counts[b]) return values_[a] < values_[b];
    return counts[a] > counts[b];
  });
  return order;
}

Facet FacetColumn::count() const {
  Facet facet{kind_, {}, 0, true};
  const auto counts = tally();
  for (const std::uint32_t number : order()) {
    facet.counts.push_back({values_[number], counts[number]});
  }
  for (std::size_t i = 0; i < documents(); ++i) facet.without += of(i).empty() ? 1 : 0;
  return facet;
}

FacetTable FacetColumn::cross(const FacetColumn& rows, const FacetColumn& columns) {
  FacetTable table;
  table.pair = {rows.kind_, columns.kind_};
  // Where each value goes, and behind them the place for documents without one.
  const auto places = [](const FacetColumn& column, std::vector<std::string>& names) {
    std::vector<std::uint32_t> place(column.values_.size() + 1);
    for (const std::uint32_t number : column.order()) {
      place[number] = static_cast<std::uint32_t>(names.size());
      names.push_back(column.values_[number]);
    }
    place.back() = static_cast<std::uint32_t>(names.size());
    if (column.count().without > 0) names.emplace_back();
    return place;
  };
  const auto row_places = places(rows, table.rows);
  const auto column_places = places(columns, table.columns);
  const auto or_none = [](std::span<const std::uint32_t> numbers, std::size_t values) {
    std::vector<std::uint32_t> all(numbers.begin(), numbers.end());
    if (all.empty()) all.push_back(static_cast<std::uint32_t>(values));
    return all;
  };
  for (std::size_t i = 0; i < std::min(rows.documents(), columns.documents()); ++i) {
    for (const std::uint32_t row : or_none(rows.of(i), rows.values_.size())) {
      for (const std::uint32_t column : or_none(columns.of(i), columns.values_.size())) {
        ++table.cells[{row_places[row], column_places[column]}];
      }
    }
  }
  return table;
}

Result<std::vector<FacetColumn>> read_facets(const Snapshot& snapshot, RemoteMatches* remote,
                                             const std::vector<Xapian::docid>& documents,
                                             const std::vector<FacetKind>& kinds,
                                             std::optional<Deadline>& deadline) {
  std::vector<FacetColumn> columns;
  bool stored = false;
  for (const FacetKind kind : kinds) {
    FacetColumn& column = columns.emplace_back(kind);
    if (slot_of_facet(kind) == no_slot) {
      stored = true;
      continue;
    }
    visit_values(snapshot.database(), remote, documents,
                 static_cast<Xapian::valueno>(slot_of_facet(kind)),
                 [&](const std::string& content) {
                   add_content(column, content);
                   column.end_document();
                 });
  }
  if (!stored) return columns;
  for (const Xapian::docid document : documents) {
    if (deadline && deadline->check()) break;
    const auto release = snapshot.release(document);
    if (!release) return pass(release);
    for (FacetColumn& column : columns) {
      if (slot_of_facet(column.kind()) != no_slot) continue;
      add_stored(column, *release);
      column.end_document();
    }
  }
  return columns;
}

}  // namespace dateline
