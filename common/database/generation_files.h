#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// The files of an index that somebody else may have tampered with. Anything but a regular file is
/// damage: a link may lead out of the index, and a FIFO would block its reader. All return error
/// index_corrupt for damage, including a missing file.

/// That a generation is a folder, no link, and holds nothing but regular files, none of them
/// hollow, among them the version file of glass. Nothing else opens a database in an index before
/// this has been asked: left alone, Xapian follows stubs, which name paths and programs to run.
Result<void> require_generation(const std::filesystem::path& generation);

/// Opens a generation after require_generation(), as glass alone. Throws Xapian's exceptions.
Xapian::Database open_glass(const std::filesystem::path& generation);
Xapian::WritableDatabase open_glass_to_write(const std::filesystem::path& generation);

/// Opens a file of an index to read it.
Result<FileDescriptor> open_index_file(const std::filesystem::path& path);

/// The content of a file of an index, which has at most `limit` bytes.
Result<std::string> read_index_file(const std::filesystem::path& path, std::uint64_t limit);

/// The error for a damaged file of an index.
Failure damaged_file(const std::filesystem::path& path, std::string_view what);

}  // namespace dateline
