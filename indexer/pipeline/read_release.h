#pragma once

#include "common/manifest/refusal.h"
#include "common/release/release.h"
#include "common/support/result.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/source/record.h"

namespace dateline {

/// Turns a record into a release: parses it by its form and cleans it. Error input, with the reason
/// as its message, for what is not a release. Thread-safe.
Result<Release> read_release(const Record& record, const BoilerplateModel& boilerplate);

/// The refusal of a record.
Refusal refuse(const Record& record, const Error& error);

}  // namespace dateline
