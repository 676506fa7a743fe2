#pragma once

#include "common/release/release.h"
#include "common/support/result.h"
#include "indexer/clean/boilerplate.h"
#include "indexer/source/record.h"

namespace dateline {

/// Turns the raw fields of a record into a Release: finds missing fields (title, date, source,
/// language, zones), removes everything that is not part of the release, and normalises the text.
/// `boilerplate` was learned from the archive; without it, each page is judged alone. Error input,
/// with the reason as its message, if it is not a release. Thread-safe.
Result<Release> clean(const Record& record, RawRelease&& raw,
                      const BoilerplateModel& boilerplate = {});

/// Adds a record to a learner. Only saved pages have boilerplate to learn.
void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner);

}  // namespace dateline
