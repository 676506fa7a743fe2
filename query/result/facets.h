#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "common/support/result.h"
#include "query/retrieve/remote_matches.h"

namespace dateline {

/// What results can be counted by.
enum class FacetKind : std::uint8_t {
  source,
  channel,
  language,
  year,
  month,
  issuer,
  place,
  ticker
};

/// Their names, in the order of FacetKind.
inline constexpr std::array<std::string_view, 8> facet_names{
    "source", "channel", "lang", "year", "month", "issuer", "place", "ticker"};

constexpr std::string_view to_string(FacetKind kind) {
  return facet_names[static_cast<std::size_t>(kind)];
}

/// Whether its values are periods, which are listed in order.
constexpr bool is_period(FacetKind kind) {
  return kind == FacetKind::year || kind == FacetKind::month;
}

/// What stands for the releases without a value.
constexpr std::string_view without_text(FacetKind kind) {
  return is_period(kind) ? "(undated)" : "(none)";
}

struct FacetCount {
  std::string value;
  std::size_t count = 0;  ///< releases, including copies
};

/// How many of the matching releases have each value, most frequent first; periods in order. A
/// release with several channels or tickers counts for each.
struct Facet {
  FacetKind kind = FacetKind::source;
  std::vector<FacetCount> counts;
  std::size_t without = 0;  ///< releases without a value
  bool exact = true;        ///< false if the time limit ended the count early
};

/// The first values of a facet, at most `most`, if that is set.
std::span<const FacetCount> limited(const Facet& facet, std::optional<std::size_t> most);

/// Two facets to count by at once.
struct FacetPair {
  FacetKind rows = FacetKind::source;
  FacetKind columns = FacetKind::month;

  /// "source*month"
  std::string name() const;
};

/// How many of the matching releases have each pair of values. Rows and columns are in the order of
/// a facet; the last of either is for releases without a value, named "", if there are any.
struct FacetTable {
  FacetPair pair;
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;  ///< those that are not 0
  bool exact = true;

  std::size_t cell(std::size_t row, std::size_t column) const {
    const auto found = cells.find({row, column});
    return found == cells.end() ? 0 : found->second;
  }
};

/// The values of one facet in a list of documents.
class FacetColumn {
 public:
  explicit FacetColumn(FacetKind kind) : kind_(kind) {}

  /// Adds a value of the current document, which counts once for each; the first spelling of a
  /// place or an issuer stands for all.
  void add(std::string_view value);
  /// Ends the values of a document.
  void end_document() { ends_.push_back(numbers_.size()); }

  FacetKind kind() const { return kind_; }
  Facet count() const;
  /// Both columns must be of the same documents.
  static FacetTable cross(const FacetColumn& rows, const FacetColumn& columns);

 private:
  std::size_t documents() const { return ends_.size(); }
  std::span<const std::uint32_t> of(std::size_t document) const;
  /// The numbers of the values in the order of the facet.
  std::vector<std::uint32_t> order() const;
  std::vector<std::size_t> tally() const;

  FacetKind kind_;
  std::vector<std::string> values_;                           ///< by number
  std::unordered_map<std::string, std::uint32_t> number_of_;  ///< by folded value
  std::vector<std::uint32_t> numbers_;                        ///< of all documents
  std::vector<std::size_t> ends_;                             ///< in numbers_, of each document
};

/// Reads the facets of documents (in id order), each kind once. Values that have no slot are read
/// from the stored releases, until the deadline: the columns then end early. May throw Xapian's
/// exceptions. Errors: see Snapshot::release.
Result<std::vector<FacetColumn>> read_facets(const Snapshot& snapshot, RemoteMatches* remote,
                                             const std::vector<Xapian::docid>& documents,
                                             const std::vector<FacetKind>& kinds,
                                             std::optional<Deadline>& deadline);

}  // namespace dateline
