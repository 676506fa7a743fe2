#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// Reports a finding, with its line, unless something holds that must hold for any input.
inline void require(bool holds, const char* file = __builtin_FILE(),
                    unsigned line = __builtin_LINE()) {
  if (holds) return;
  std::fprintf(stderr, "ERROR: not so at %s:%u\n", file, line);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A folder, always the same, with one file of this content.
inline const std::filesystem::path& folder_with(const std::string& name, std::string_view content) {
  static const TemporaryDirectory folder;
  folder.write(name, content);
  return folder.path();
}

}  // namespace dateline::test
