#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline {

/// In which order the dumps and the sources of an archive write day and month where both are
/// numbers. Immutable and shared by all threads once it is learned.
class DateOrders {
 public:
  /// The order in a dump (a column of a table, a feed), else in its source; unknown if neither has
  /// shown one.
  DateOrder of(std::string_view dump, std::string_view source) const;

  void set(std::uint64_t name_digest, DateOrder order) { orders_[name_digest] = order; }

  /// Adds the orders of `newer` for names that are missing here.
  void add_new(const DateOrders& newer);

  bool empty() const { return orders_.empty(); }

  /// Serialisation; `take` removes what it reads, and returns false if the bytes are inconsistent.
  void append_to(std::string& bytes) const;
  bool take(std::string_view& bytes);

  bool operator==(const DateOrders&) const = default;

 private:
  std::map<std::uint64_t, DateOrder> orders_;  ///< by digest of the name of a dump or source
};

/// The order that is usual in a language ("de", "en-GB") and the country of a host: the month
/// comes first in the English of the United States, which is English that neither its region nor
/// the host shows to be of another country, and in languages that put the year before the month.
/// Unknown if the language is.
DateOrder usual_order(std::string_view language, std::string_view host = {});

/// Counts in which order dates are written. The result depends neither on the order of dates nor on
/// their distribution over learners. Not thread-safe: each worker fills its own, then they are
/// merged.
class DateOrderLearner {
 public:
  /// A date whose numbers, or other evidence, allow only one order.
  void add_proven(std::string_view dump, std::string_view source, DateOrder order);

  /// The usual order of the language of a release whose date may be read in either.
  void add_usual(std::string_view source, DateOrder order);

  void merge(const DateOrderLearner& other);

  /// For a dump, the order that more of its dates prove. For a source, the same, and where no date
  /// proves one, the order that is usual in more of its releases.
  DateOrders finish() const;

 private:
  using Votes = std::array<std::uint32_t, 3>;    ///< by DateOrder
  using Count = std::map<std::uint64_t, Votes>;  ///< by digest of the name

  Count proven_;
  Count usual_;  ///< of sources only
};

}  // namespace dateline
