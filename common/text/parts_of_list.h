#pragma once

#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {

/// What stands between the commas of a list, without the white space around it. Views into `list`.
inline std::vector<std::string_view> parts_of_list(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) parts.push_back(trimmed(take_until(list, ',')));
  return parts;
}

}  // namespace dateline
