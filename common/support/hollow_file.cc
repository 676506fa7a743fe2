#include "common/support/hollow_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "common/support/file.h"

namespace dateline {

bool is_hollow(int folder, const std::string& name, const struct stat& status) {
  constexpr off_t least = off_t{1} << 26;
  constexpr off_t share = 100;
  constexpr off_t unit = 512;  // of st_blocks
  if (status.st_size < least || status.st_blocks * unit > status.st_size / share) return false;
  // A file system that compresses, or that does not know, counts few blocks too, but finds no hole.
  const FileDescriptor file(::openat(folder, name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  const off_t hole = file.get() < 0 ? -1 : ::lseek(file.get(), 0, SEEK_HOLE);
  return hole >= 0 && hole < status.st_size;
}

}  // namespace dateline
