#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Removes what stands around the pages of a text that was made from paper or PDF, where a form
/// feed parts them: numbers of pages ("- 2 -", "Page 3 of 4"), and the lines that browsers print at
/// the top and foot of each page ("3/14/22, 9:05 AM    Title | Site", "https://…    1/2"). Only the
/// title stays, as the first line. A sentence goes on behind the break of a page. Returns the
/// address that a browser printed, or "".
std::string cut_page_frames(std::string& text);

}  // namespace dateline
