#pragma once

#include <string>

#include "common/release/release.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

/// A release as a JSON object on one line.
std::string release_line(const Release& release);

/// The line before a release in a bulk request. The name is made of the place of the release and
/// its id, so a request that is sent again replaces what it sent before.
std::string bulk_line(const Release& release);

/// A record, a release or not, as a JSON object on one line that says why it was read so.
std::string explained_line(const Record& record, const RecordOutcome& read,
                           const Explanation& explanation);

}  // namespace dateline
