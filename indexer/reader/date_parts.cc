#include "indexer/reader/date_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/reader/field_values.h"

namespace dateline {

void DateParts::take(std::string_view name, const std::vector<std::string>& values) {
  constexpr std::size_t longest_part = 12;  // bytes
  if (values.size() != 1 || values.front().size() > longest_part) return;
  const auto part = match_date_part(name);
  if (!part) return;
  std::string& kept = parts_[static_cast<std::size_t>(*part)];
  if (kept.empty()) kept = trimmed(values.front());
}

std::string DateParts::date() const {
  if (std::ranges::any_of(parts_, &std::string::empty)) return {};
  const auto& [year, month, day] = parts_;
  std::string date = is_number_only(month) ? fmt::format("{:0>4}-{:0>2}-{:0>2}", year, month, day)
                                           : fmt::format("{} {} {}", day, month, year);
  return states_day(date) ? date : std::string();
}

}  // namespace dateline
