#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

#include "indexer/maintenance/run_report.h"

namespace dateline {

/// The summary of a run as text: a few lines, and the reasons for refusals with counts.
std::string report_text(const RunReport& report);

/// The same for a run that only cleans.
std::string clean_report_text(const RunReport& report);

/// The stages of a run with their times, one per line.
std::string timings_text(const RunReport& report);

/// The whole report as one JSON object, with file, record and reason of each refusal, and the name
/// of the archive, if any.
std::string report_json(const RunReport& report, const std::string& archive = {});

/// A run of an archive that failed, as one JSON object.
std::string failure_json(const Error& error, const std::string& archive);

/// Refusals as one JSON object, with their count and reasons.
std::string refusals_json(const std::vector<Refusal>& refusals);

/// The refusals of a run in lines: of each reason the first three, then the number of the others.
std::vector<std::string> refusal_lines(const RunReport& report);

/// A refusal as a line: "FILE:MEMBER record N: REASON".
std::string refusal_text(const Refusal& refusal);

}  // namespace dateline
