#pragma once

#include <string>
#include <string_view>

#include "indexer/clean/boilerplate_model.h"
#include "indexer/clean/date_finder.h"

namespace dateline {

/// An article that was cut out of a page, without the short lines at its ends that come back on the
/// pages of its source, as "Sign up for our newsletter". Sentences, contacts and what opens or
/// closes a release stay, however often they come back. Thread-safe.
std::string without_repeated_edges(std::string_view body, const SourceBoilerplate& known,
                                   const DateRange& range);

}  // namespace dateline
