#pragma once

#include <string>
#include <vector>

#include "indexer/pipeline/report.h"

namespace dateline {

/// The summary of a run, for people: a few lines, the reasons of refusals with their counts.
std::string report_text(const RunReport& report);

/// The same for a run that only cleans.
std::string clean_report_text(const RunReport& report);

/// The stages of a run with the seconds that each took, a line each.
std::string timings_text(const RunReport& report);

/// All of it as one JSON object, the refusals with file, record and reason. The archive is named
/// where it has a name.
std::string report_json(const RunReport& report, const std::string& archive = {});

/// Refusals as one JSON object, with their number and reasons.
std::string refusals_json(const std::vector<Refusal>& refusals);

/// A refusal as a line: "FILE:MEMBER record N: REASON".
std::string refusal_text(const Refusal& refusal);

}  // namespace dateline
