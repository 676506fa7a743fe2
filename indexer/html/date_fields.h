#pragma once

#include <string_view>

#include "indexer/html/metadata.h"

namespace dateline::html {

/// A name under which pages state when they were published.
struct DateField {
  std::string_view name;  ///< in lower case
  DateRank rank = DateRank::published;
};

/// The field with that name (in lower case) of a meta tag, property or itemprop, or null. Fields
/// are in one table, the best first, so pointers compare as they rank. Dates of changes do not
/// count.
const DateField* find_date_field(std::string_view name);

}  // namespace dateline::html
