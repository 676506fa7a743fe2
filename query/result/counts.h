#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"
#include "common/release/date.h"
#include "query/retrieve/remote_matches.h"

namespace dateline {

/// Calls `visit(value)` with the slot's value of each of the documents (in id order), or an empty
/// string if it has none. Reads the slot once from start to end. `remote`, not null over servers,
/// has the documents among its matches.
template <typename Visit>
void visit_values(const CheckedDatabase& database, RemoteMatches* remote,
                  const std::vector<Xapian::docid>& documents, Xapian::valueno slot, Visit visit) {
  if (remote != nullptr) {
    for (const Xapian::docid document : documents) visit(remote->value(document, slot));
    return;
  }
  auto at = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid document : documents) {
    if (at != end) at.skip_to(document);
    visit(at != end && at.get_docid() == document ? *at : std::string());
  }
}

/// Calendar periods; weeks start on Monday (ISO 8601).
enum class TimelineUnit : std::uint8_t { day, week, month, year };

/// Their names, in the order of TimelineUnit.
inline constexpr std::array<std::string_view, 4> timeline_units{"day", "week", "month", "year"};

constexpr std::string_view to_string(TimelineUnit unit) {
  return timeline_units[static_cast<std::size_t>(unit)];
}

struct TimelinePeriod {
  Date begin;             ///< its first day
  std::size_t count = 0;  ///< releases, including copies
};

/// How many of the matching releases fall into each period.
struct Timeline {
  TimelineUnit unit = TimelineUnit::month;
  std::vector<TimelinePeriod> periods;  ///< in order, without empty ones
  std::size_t undated = 0;
};

/// The first day of the period that contains a day, and of the next period.
Date period_begin(Date day, TimelineUnit unit);
Date next_period(Date begin, TimelineUnit unit);

/// "2022-11-22" for a day or a week, "2022-11", "2022".
std::string period_label(Date begin, TimelineUnit unit);

/// The sorted dates of those documents (in id order) that are dated. May throw Xapian's exceptions.
std::vector<GradedDate> dates_of(const CheckedDatabase& database, RemoteMatches* remote,
                                 const std::vector<Xapian::docid>& documents);

/// `dates` must be sorted; `documents` is the number of documents including undated ones.
Timeline count_timeline(const std::vector<GradedDate>& dates, std::size_t documents,
                        TimelineUnit unit);

}  // namespace dateline
