#pragma once

#include <string>

#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// Creates a folder below `directory` with the given number of dumps of a megabyte each, mostly
/// blanks plus one release, and returns its path. An index that contains it is updated rather than
/// rebuilt as long as at most a sixteenth of it is read in addition.
std::string write_large_archive(const TemporaryDirectory& directory, const std::string& folder,
                                int megabytes);

}  // namespace dateline::test
