#include "query/render/hyperlink.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace dateline {
namespace {

bool stands_for_itself(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string file_url(std::string_view path) {
  std::string url = "file://";
  for (const char c : path) {
    if (stands_for_itself(c)) {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

std::string file_link(std::string_view path, std::string_view text) {
  std::error_code unknown;
  const auto absolute = std::filesystem::absolute(std::filesystem::path(path), unknown);
  if (unknown) return std::string(text);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", file_url(absolute.string()), text);
}

}  // namespace dateline
