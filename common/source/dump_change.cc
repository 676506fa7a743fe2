#include "common/source/dump_change.h"

#include <sys/stat.h>

#include <utility>

#include "common/source/content_digest.h"

namespace dateline {
namespace {

constexpr const char* index_again = "index it again";

}  // namespace

Result<void> expect_unchanged(const DumpEntry& known) {
  const std::string& path = known.dump.path;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    auto error = fail_errno(path);
    if (!path.starts_with('/')) {
      error.value().hint = "the path is relative to the directory where dateline-indexer ran";
    }
    return error;
  }
  if (known.dump.modified_ns == DumpEntry::in_doubt) return {};
  const Dump found = describe_dump(path, status);
  if (found == known.dump) return {};
  if (found.size < known.dump.size) {
    return fail(ErrorKind::input, path + " has shrunk since it was indexed", index_again);
  }
  auto digest = digest_of_file(path, known.dump.size);
  if (!digest) return pass(digest);
  if (*digest == known.digest) return {};
  return fail(ErrorKind::input, path + " has changed since it was indexed", index_again);
}

}  // namespace dateline
