#pragma once

#include <string>

namespace dateline {

/// The name of a member of an archive as UTF-8. Archives do not tell the charset of names: those
/// that are not UTF-8 are read in the legacy charset of Western Europe, Russia or East Asia in
/// which they look most like names, and as they are if there is none. The same bytes always give
/// the same name.
std::string utf8_member_name(std::string bytes);

}  // namespace dateline
