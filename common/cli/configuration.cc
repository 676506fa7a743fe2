#include "common/cli/configuration.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

#include "common/support/file.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_file = std::uint64_t{1} << 20;

fs::path user_folder() {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder == '/') {
    return folder;
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".config";
}

}  // namespace

Result<std::vector<Setting>> read_configuration(const fs::path& path) {
  const auto content = read_file(path, longest_file);
  if (!content) return pass(content);
  std::vector<Setting> settings;
  std::string section;
  std::string_view rest = *content;
  for (unsigned number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const std::string place = fmt::format("{}:{}", path.string(), number);
    const std::size_t equals = line.find('=');
    if (line.front() == '[' && line.back() == ']') {
      section = trimmed(line.substr(1, line.size() - 2));
    } else if (equals != std::string_view::npos && equals > 0) {
      settings.push_back({section, std::string(trimmed(line.substr(0, equals))),
                          std::string(trimmed(line.substr(equals + 1))), place});
    } else {
      return fail(ErrorKind::usage, fmt::format("{}: invalid line '{}'", place, line),
                  "expected 'key = value', '[section]' or '# comment'");
    }
  }
  return settings;
}

std::vector<fs::path> configuration_paths() {
  std::vector<fs::path> paths;
  for (const fs::path& folder : {user_folder(), fs::path("/etc")}) {
    std::error_code code;
    fs::path path = folder / "dateline" / "dateline.conf";
    if (!folder.empty() && fs::exists(path, code)) paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace dateline
