#pragma once

#include <optional>
#include <string_view>

namespace dateline {

/// What text is by its name or lines if it is written for programs rather than readers: a style
/// sheet, a script, settings, checksums. nullopt for anything else.
std::optional<std::string_view> kind_of_program_text(std::string_view name, std::string_view text);

}  // namespace dateline
