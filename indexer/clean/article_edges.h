#pragma once

#include <string>
#include <string_view>

#include "indexer/clean/boilerplate_model.h"
#include "indexer/clean/date_finder.h"

namespace dateline {

/// Trims an extracted article: removes short lines at its ends that recur on pages of its source,
/// such as "Sign up for our newsletter". Keeps sentences, contacts and lines that open or close a
/// release, however often they recur. Thread-safe.
std::string without_repeated_edges(std::string_view body, const SourceBoilerplate& known,
                                   const DateRange& range);

}  // namespace dateline
