#pragma once

#include "common/release/release.h"
#include "common/support/result.h"
#include "indexer/format/raw_release.h"
#include "indexer/source/record.h"

namespace dateline {

/// Turns the raw fields of a record into a Release: finds what is missing (title, date, source,
/// language, zones), takes out what is not the release, normalises the text.
/// Error input, with the reason as its message, for what is not a release.
Result<Release> clean(const Record& record, RawRelease&& raw);

}  // namespace dateline
