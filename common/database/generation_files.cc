#include "common/database/generation_files.h"

#include <fcntl.h>

#include <string_view>
#include <system_error>

#include "common/database/guard.h"
#include "common/glass/version_file.h"
#include "common/support/hollow_file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// What is wrong with a file that could not be read: that it is missing or no file is damage,
/// everything else an error of the system.
Error as_damage(Error error, const fs::path& path) {
  std::error_code code;
  const bool missing = fs::symlink_status(path, code).type() == fs::file_type::not_found;
  if (error.kind != ErrorKind::input && !missing) return error;
  return {ErrorKind::index_corrupt, std::move(error.message), rebuild_hint};
}

}  // namespace

Failure damaged_file(const fs::path& path, std::string_view what) {
  return fail(ErrorKind::index_corrupt, path.string().append(": ").append(what), rebuild_hint);
}

Result<void> require_generation(const fs::path& generation) {
  std::error_code code;
  const auto type = fs::symlink_status(generation, code).type();
  if (type == fs::file_type::not_found) return damaged_file(generation, "missing");
  if (type != fs::file_type::directory) return damaged_file(generation, "not a folder");
  bool has_version = false;
  for (fs::directory_iterator it(generation, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    const auto entry = it->symlink_status(ignored).type();
    // A writer may have just renamed or removed it.
    if (entry == fs::file_type::not_found) continue;
    if (entry != fs::file_type::regular) return damaged_file(it->path(), "not a regular file");
    struct stat status {};
    const std::string& path = it->path().native();
    if (::lstat(path.c_str(), &status) == 0 && is_hollow(AT_FDCWD, path, status)) {
      return damaged_file(it->path(), "almost nothing but holes");
    }
    has_version |= it->path().filename() == glass::version_file_name;
  }
  if (code) return fail_code(generation, code);
  if (!has_version) return damaged_file(generation / glass::version_file_name, "missing");
  return {};
}

Xapian::Database open_glass(const fs::path& generation) {
  if (auto sound = require_generation(generation); !sound) throw_error(sound.error());
  return Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS);
}

Xapian::WritableDatabase open_glass_to_write(const fs::path& generation) {
  if (auto sound = require_generation(generation); !sound) throw_error(sound.error());
  return Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

Result<FileDescriptor> open_index_file(const fs::path& path) {
  auto file = FileDescriptor::open_regular(path, O_RDONLY);
  if (!file) return fail(as_damage(std::move(file.error()), path));
  return file;
}

Result<std::string> read_index_file(const fs::path& path, std::uint64_t limit) {
  auto content = read_file(path, limit);
  if (!content) return fail(as_damage(std::move(content.error()), path));
  return content;
}

}  // namespace dateline
