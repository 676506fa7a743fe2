#pragma once

#include <string_view>

namespace dateline {

/// Whether a line above a text is the path to the page in its site ("Home > News > Press"), or a
/// row of its menu ("News | About | Contact"). The first line of a page may also be its name, that
/// of a section and that of its site, parted by bars.
bool is_page_path(std::string_view line, bool first_line);

}  // namespace dateline
