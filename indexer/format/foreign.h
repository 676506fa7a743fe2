#pragma once

#include <optional>

#include "common/support/result.h"
#include "indexer/format/form.h"

namespace dateline {

/// Refuses a sample that is not readable text according to its transport: images, audio, fonts,
/// style sheets, scripts, robots.txt (RFC 9309). nullopt otherwise.
std::optional<Error> refusal_by_transport(const Sample& sample);

/// Refuses a sample that starts with the signature of an unsupported kind of file (PDF, Office,
/// images), and suggests a tool to convert it, if any. nullopt otherwise.
std::optional<Error> refusal_by_mark(const Sample& sample);

/// The refusal of a sample that no form accepts: by its name if that indicates an unsupported kind
/// of file, else by its content.
Error refusal_of(const Sample& sample);

}  // namespace dateline
