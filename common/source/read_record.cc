#include "common/source/read_record.h"

#include <fmt/format.h>

#include <utility>

#include "common/source/opener.h"

namespace dateline {
namespace {

Result<std::string> cut(BufferedStream& stream, const Origin& origin) {
  Result<std::uint64_t> skipped = stream.skip(origin.offset);
  if (!skipped) return pass(skipped);
  const auto length = static_cast<std::size_t>(origin.length);
  Result<std::string_view> window = stream.peek(length);
  if (!window) return pass(window);
  if (window->size() < length) {
    return fail(ErrorKind::input, fmt::format("{} no longer contains this record", origin.file),
                "index it again");
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

Result<std::string> read_record(const Origin& origin) {
  Result<std::string> bytes =
      fail(ErrorKind::input, fmt::format("{} no longer contains {}", origin.file, origin.member),
           "index it again");
  const Result<void> opened =
      open_dump({.path = origin.file}, Limits::trusting(), [&](Member&& member) {
        if (member.path != origin.member) return true;
        bytes = read_from(std::move(member), origin);
        return false;
      });
  if (!opened) return pass(opened);
  return bytes;
}

}  // namespace dateline
