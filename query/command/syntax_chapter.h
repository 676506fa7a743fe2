#pragma once

#include "common/cli/chapter.h"

namespace dateline {

/// The query syntax: the table of examples, then the table of fields.
Chapter syntax_chapter();

}  // namespace dateline
