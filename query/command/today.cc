#include "query/command/today.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace dateline {
namespace {

constexpr const char* zone_folder = "/usr/share/zoneinfo/";

bool is_zone(const std::string& name) {
  if (name.front() == '/' || name.find("..") != std::string::npos) return false;
  std::error_code ignored;
  return std::filesystem::is_regular_file(zone_folder + name, ignored);
}

}  // namespace

Result<Date> today_in(const std::string& zone) {
  if (!zone.empty()) {
    if (!is_zone(zone)) {
      return fail(ErrorKind::usage, "unknown time zone \"" + zone + "\"",
                  "use a name such as Europe/Vienna or UTC");
    }
    setenv("TZ", zone.c_str(), 1);
    tzset();
  }
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return *Date::from_ymd(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                         static_cast<unsigned>(local.tm_mday));
}

}  // namespace dateline
