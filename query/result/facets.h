#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// What results can be counted by.
enum class FacetKind : std::uint8_t { source, channel, language, year };

inline constexpr std::string_view facet_names = "source,channel,lang,year";

std::optional<FacetKind> find_facet(std::string_view name);
std::string_view to_string(FacetKind kind);

struct FacetCount {
  std::string value;
  std::size_t count = 0;  ///< releases, including copies
};

/// How many of the matching releases have each value, most frequent first; years in order. A
/// release with several channels counts for each.
struct Facet {
  FacetKind kind = FacetKind::source;
  std::vector<FacetCount> counts;
  std::size_t without = 0;  ///< releases without a value
  bool exact = true;        ///< false if the time limit ended the count early
};

/// Counts all documents (in id order), exactly. May throw Xapian's exceptions.
Facet count_facet(const CheckedDatabase& database, const std::vector<Xapian::docid>& documents,
                  FacetKind kind);

}  // namespace dateline
