#pragma once

#include "common/cli/chapter.h"

namespace dateline {

/// How queries are written: the table of examples, then that of fields.
Chapter syntax_chapter();

}  // namespace dateline
