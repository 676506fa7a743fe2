#pragma once

#include "common/release/release.h"
#include "common/support/result.h"
#include "indexer/clean/boilerplate_learner.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/format/raw_release.h"
#include "indexer/source/record.h"

namespace dateline {

/// Turns the raw fields of a record into a Release: finds what is missing (title, date, source,
/// language, zones), takes out what is not the release, normalises the text. `boilerplate` is what
/// was learned of the archive; without it each page has to speak for itself.
/// Error input, with the reason as its message, for what is not a release. Thread-safe.
Result<Release> clean(const Record& record, RawRelease&& raw,
                      const BoilerplateModel& boilerplate = {});

/// Shows a record to a learner. Only saved pages have anything to learn from.
void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner);

/// The name under which the boilerplate of a dump is learned: the host of its URL, else the folder
/// that the dump lies in, without folders whose names are numbers ("2026/0618").
std::string boilerplate_source(const Record& record, const RawRelease& raw);

}  // namespace dateline
