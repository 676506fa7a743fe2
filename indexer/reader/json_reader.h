#pragma once

#include <string_view>

#include "common/support/result.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/field_names.h"
#include "indexer/source/record.h"

namespace dateline {

/// White space around JSON texts, and the record separator of sequences of them (RFC 7464).
inline constexpr std::string_view json_space = " \t\r\n\x1E";

/// Reads the fields of one JSON object (RFC 8259, and what repair_json() makes of other texts).
/// Keys are matched by match_field(), those of inner objects only if the outer one has neither
/// title nor body; `map` may be null and takes precedence over names. Error input if the text is
/// not a JSON object or has more values. Nesting is limited to 1024.
Result<RawRelease> read_json(std::string_view json, const FieldMap* map, std::size_t most_values);

/// Offers the fields of a JSON object to a collector. False if the text is no JSON object.
bool offer_json(std::string_view json, FieldCollector& collector);

/// The same as read_json() for the bytes of a record in any charset.
Result<RawRelease> read_json_record(const Record& record);

}  // namespace dateline
