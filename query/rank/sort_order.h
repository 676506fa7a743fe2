#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "common/text/names.h"

namespace dateline {

enum class SortOrder {
  blend,      ///< relevance and recency together
  relevance,  ///< the weight of the match alone
  newest,     ///< by date, stated or approximate, undated releases last
  oldest,     ///< by date, stated or approximate, undated releases last
};

/// Their names, in the order of SortOrder.
inline constexpr std::array<std::string_view, 4> sort_orders{"blend", "relevance", "newest",
                                                             "oldest"};

constexpr std::string_view to_string(SortOrder order) {
  return sort_orders[static_cast<std::size_t>(order)];
}

/// The order of this name, if there is one.
constexpr std::optional<SortOrder> find_sort_order(std::string_view name) {
  return find_named<SortOrder>(sort_orders, name);
}

constexpr bool is_by_date(SortOrder order) {
  return order == SortOrder::newest || order == SortOrder::oldest;
}

}  // namespace dateline
