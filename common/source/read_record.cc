#include "common/source/read_record.h"

#include <fmt/format.h>

#include <utility>

#include "common/source/opener.h"

namespace dateline {
namespace {

Result<std::string> cut(BufferedStream& stream, const Origin& origin) {
  Result<std::uint64_t> skipped = stream.skip(origin.offset);
  if (!skipped) return pass(std::move(skipped));
  const auto length = static_cast<std::size_t>(origin.length);
  Result<std::string_view> window = stream.peek(length);
  if (!window) return pass(std::move(window));
  if (window->size() < length) {
    return fail(ErrorKind::input, fmt::format("{} has become shorter", origin.file),
                "index it again");
  }
  return std::string(window->substr(0, length));
}

}  // namespace

Result<std::string> read_record(const Origin& origin, const Limits& limits) {
  Result<std::string> bytes =
      fail(ErrorKind::input, fmt::format("{} has no member {}", origin.file, origin.member),
           "index it again");
  const Result<void> opened = open_dump({.path = origin.file}, limits, [&](Member&& member) {
    if (member.path != origin.member) return true;
    bytes = member.stream ? cut(**member.stream, origin) : pass(std::move(member.stream));
    return false;
  });
  if (!opened) return tl::unexpected<Error>(opened.error());
  return bytes;
}

}  // namespace dateline
