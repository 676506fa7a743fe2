#include "indexer/prose/calendars.h"

#include <unicode/ucal.h>

#include <array>
#include <chrono>
#include <memory>
#include <utility>

namespace dateline {
namespace {

constexpr int buddhist_years_ahead = 543;

struct CloseCalendar {
  void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};

std::optional<Date> converted(const char* locale, int year, unsigned month, unsigned day) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, CloseCalendar> calendar(
      ucal_open(u"UTC", -1, locale, UCAL_DEFAULT, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucal_clear(calendar.get());
  ucal_setAttribute(calendar.get(), UCAL_LENIENT, 0);
  ucal_setDate(calendar.get(), year, static_cast<std::int32_t>(month) - 1,
               static_cast<std::int32_t>(day), &status);
  const std::chrono::duration<double, std::milli> moment(ucal_getMillis(calendar.get(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  return Date(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(moment)));
}

}  // namespace

std::optional<Date> date_in(Calendar calendar, int year, unsigned month, unsigned day) {
  switch (calendar) {
    case Calendar::gregorian:
      break;
    case Calendar::buddhist:
      year -= buddhist_years_ahead;
      break;
    case Calendar::persian:
      return converted("fa@calendar=persian", year, month, day);
    case Calendar::hijri:
      return converted("ar@calendar=islamic-umalqura", year, month, day);
  }
  return Date::from_ymd(year, month, day);
}

std::optional<int> era_at_end(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, int>, 7> eras{{{"令和", 2018},
                                                                         {"平成", 1988},
                                                                         {"昭和", 1925},
                                                                         {"大正", 1911},
                                                                         {"明治", 1867},
                                                                         {"民國", 1911},
                                                                         {"民国", 1911}}};
  for (const auto& [name, year_before] : eras) {
    if (text.ends_with(name)) return year_before;
  }
  return std::nullopt;
}

}  // namespace dateline
