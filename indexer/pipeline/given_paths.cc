#include "indexer/pipeline/given_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace dateline {

Result<void> require_one_of(const std::vector<std::string>& paths) {
  std::error_code code;
  const auto is_there = [&](const std::string& path) {
    return std::filesystem::exists(path, code);
  };
  if (paths.empty() || std::ranges::any_of(paths, is_there)) return {};
  return fail(ErrorKind::input,
              fmt::format("{}: {}", fmt::join(paths, ", "),
                          code ? code.message() : std::string("no such file or directory")),
              "check the paths");
}

std::vector<std::string> missing_of(const std::vector<std::string>& paths) {
  std::vector<std::string> missing;
  std::ranges::copy_if(paths, std::back_inserter(missing), [](const std::string& path) {
    std::error_code code;
    return !std::filesystem::exists(path, code) && !code;
  });
  return missing;
}

std::string missing_sentence(const std::string& path) {
  return path + ": no such file or directory; check the path";
}

}  // namespace dateline
