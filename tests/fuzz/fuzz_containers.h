#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "common/source/opener.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/support/string_stream.h"

namespace dateline::test {

/// Opens bytes as a dump with small limits and hands on every member that can be read.
inline void open_bytes(std::string_view bytes,
                       const std::function<void(const Member&, BufferedStream&)>& take) {
  Limits limits;
  limits.expanded_bytes = std::size_t{1} << 20;
  limits.entries = 100;
  BufferedStream stream(std::make_unique<StringStream>(std::string(bytes)));
  open_stream(stream, "fuzz", limits, [&](Member&& member) {
    if (member.stream) take(member, **member.stream);
    return true;
  });
}

/// Reads all members of a dump, expanded to no more than its limits.
inline void read_members(std::string_view bytes) {
  constexpr std::uint64_t most = std::uint64_t{1} << 20;
  open_bytes(bytes, [&](const Member& /*member*/, BufferedStream& stream) {
    if (const auto skipped = stream.skip(2 * most)) require(*skipped <= most + bytes.size());
  });
}

/// The same for one kind of container; -1 keeps what is none out of the corpus.
inline int fuzz_container(Container container, const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = text_of(data, size);
  if (find_container(bytes.substr(0, 512)) != container) return -1;
  read_members(bytes);
  return 0;
}

}  // namespace dateline::test
