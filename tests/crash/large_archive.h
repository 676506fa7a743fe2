#pragma once

#include <string>

#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// Makes a folder of so many dumps of a megabyte, which is blanks but for one release, and returns
/// its path. An index that holds it is updated and not built anew where up to a sixteenth of that
/// is read beside it. Dump and folder lie below `directory`.
std::string write_large_archive(const TemporaryDirectory& directory, const std::string& folder,
                                int megabytes);

}  // namespace dateline::test
