#pragma once

#include <optional>
#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline::html {

/// The first date that is three numbers of which the first is a year of the Republic of China
/// (year 1 is 1912), from year 80 on: "110-04-28", "99/4/28", "110年4月28日". A number may be
/// anything else: the caller knows that a date stands there.
std::optional<DateMatch> find_minguo_date(std::string_view text);

/// Whether what stands before such a date says that it is one: "日期：", "民國".
bool names_minguo_date(std::string_view before);

}  // namespace dateline::html
