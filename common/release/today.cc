#include "common/release/today.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>

namespace dateline {
namespace {

constexpr const char* zone_folder = "/usr/share/zoneinfo/";

bool is_zone(const std::string& name) {
  if (name.empty() || name.front() == '/' || name.find("..") != std::string::npos) return false;
  std::error_code ignored;
  return std::filesystem::is_regular_file(zone_folder + name, ignored);
}

}  // namespace

Date today() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return *Date::from_ymd(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                         static_cast<unsigned>(local.tm_mday));
}

Result<void> set_time_zone(const std::string& name) {
  if (!is_zone(name)) {
    return fail(ErrorKind::usage, "unknown time zone '" + name + "'",
                "use a name such as Europe/Vienna or UTC");
  }
  ::setenv("TZ", name.c_str(), 1);
  ::tzset();
  return {};
}

}  // namespace dateline
