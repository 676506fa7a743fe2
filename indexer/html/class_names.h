#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"

namespace dateline::html {

/// Calls `use` for each name in the value of a class attribute, until it returns true; whether it
/// did.
bool any_class_name(std::string_view names, const auto& use) {
  while (!(names = trimmed<is_html_space>(names)).empty()) {
    const auto* const end = std::ranges::find_if(names, is_html_space);
    const std::string_view name = names.substr(0, static_cast<std::size_t>(end - names.begin()));
    if (use(name)) return true;
    names.remove_prefix(name.size());
  }
  return false;
}

}  // namespace dateline::html
