#include "common/source/original_dump.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/source/content_digest.h"
#include "common/source/opener.h"

namespace dateline {
namespace {

constexpr const char* index_again = "index it again";

}  // namespace

Result<void> expect_unchanged(const DumpEntry& known, const std::string& place) {
  const std::string& path = known.dump.path;
  struct stat status {};
  if (::stat(place.c_str(), &status) != 0) {
    return fail(ErrorKind::io, fmt::format("{}: {}", place, std::strerror(errno)),
                "if its folder has moved, use --root OLD=NEW");
  }
  if (known.dump.modified_ns == DumpEntry::in_doubt) return {};
  const Dump found = describe_dump(path, status);
  if (found == known.dump) return {};
  if (found.size < known.dump.size) {
    return fail(ErrorKind::input, path + " has shrunk since it was indexed", index_again);
  }
  auto digest = digest_of_file(place, known.dump.size);
  if (!digest) return pass(digest);
  if (*digest == known.digest) return {};
  return fail(ErrorKind::input, path + " has changed since it was indexed", index_again);
}

namespace {

Result<std::string> cut(BufferedStream& stream, const Origin& origin) {
  Result<std::uint64_t> skipped = stream.skip(origin.offset);
  if (!skipped) return pass(skipped);
  const auto length = static_cast<std::size_t>(origin.length);
  Result<std::string_view> window = stream.peek(length);
  if (!window) return pass(window);
  if (window->size() < length) {
    return fail(ErrorKind::input, fmt::format("{} no longer contains this record", origin.file),
                index_again);
  }
  return std::string(window->substr(0, length));
}

Result<std::string> read_from(Member&& member, const Origin& origin) {
  if (!member.stream) return pass(member.stream);
  Result<std::string> bytes = cut(**member.stream, origin);
  if (bytes && member.transcoded_from) return encode_utf8_as(*bytes, *member.transcoded_from);
  return bytes;
}

}  // namespace

Result<std::string> read_record(const Origin& origin, const std::string& place) {
  Result<std::string> bytes =
      fail(ErrorKind::input, fmt::format("{} no longer contains {}", origin.file, origin.member),
           index_again);
  const Result<void> opened = open_dump({.path = place}, Limits::trusting(), [&](Member&& member) {
    if (member.path != origin.member) return true;
    bytes = read_from(std::move(member), origin);
    return false;
  });
  if (!opened) return pass(opened);
  return bytes;
}

}  // namespace dateline
