#pragma once

#include <optional>

#include "common/support/result.h"
#include "indexer/format/form.h"

namespace dateline {

/// The reason why a sample is refused that the transport says is no text for readers: pictures,
/// sounds, fonts, style sheets, scripts, the rules for robots (RFC 9309). Nothing where it says
/// anything else, or nothing.
std::optional<Error> refusal_by_transport(const Sample& sample);

/// The reason why a sample is refused that begins with the mark of a kind of file that is not read
/// (PDF, Office, pictures), with the tool that makes text of it where there is one.
std::optional<Error> refusal_by_mark(const Sample& sample);

/// The reason why a sample that no form takes is refused: by its name where that tells a
/// kind of file that is not read, else by its content.
Error refusal_of(const Sample& sample);

}  // namespace dateline
