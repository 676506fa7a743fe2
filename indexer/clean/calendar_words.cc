#include "indexer/clean/calendar_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline {
namespace {

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

struct MonthName {
  std::string_view name;
  std::uint8_t month;
};

constexpr auto sorted_names() {
  std::array names{
      MonthName{"jan", 1},        MonthName{"january", 1},       MonthName{"enero", 1},
      MonthName{"ene", 1},        MonthName{"janvier", 1},       MonthName{"janv", 1},
      MonthName{"januar", 1},     MonthName{"jänner", 1},        MonthName{"gennaio", 1},
      MonthName{"gen", 1},        MonthName{"janeiro", 1},       MonthName{"januari", 1},
      MonthName{"stycznia", 1},   MonthName{"января", 1},        MonthName{"feb", 2},
      MonthName{"february", 2},   MonthName{"febrero", 2},       MonthName{"février", 2},
      MonthName{"fevrier", 2},    MonthName{"févr", 2},          MonthName{"fév", 2},
      MonthName{"februar", 2},    MonthName{"febbraio", 2},      MonthName{"fevereiro", 2},
      MonthName{"fev", 2},        MonthName{"februari", 2},      MonthName{"lutego", 2},
      MonthName{"февраля", 2},    MonthName{"mar", 3},           MonthName{"march", 3},
      MonthName{"marzo", 3},      MonthName{"mars", 3},          MonthName{"märz", 3},
      MonthName{"mär", 3},        MonthName{"maerz", 3},         MonthName{"março", 3},
      MonthName{"marco", 3},      MonthName{"maart", 3},         MonthName{"marts", 3},
      MonthName{"marca", 3},      MonthName{"марта", 3},         MonthName{"apr", 4},
      MonthName{"april", 4},      MonthName{"abril", 4},         MonthName{"abr", 4},
      MonthName{"avril", 4},      MonthName{"avr", 4},           MonthName{"aprile", 4},
      MonthName{"kwietnia", 4},   MonthName{"апреля", 4},        MonthName{"may", 5},
      MonthName{"mayo", 5},       MonthName{"mai", 5},           MonthName{"maggio", 5},
      MonthName{"mag", 5},        MonthName{"maio", 5},          MonthName{"mei", 5},
      MonthName{"maj", 5},        MonthName{"maja", 5},          MonthName{"мая", 5},
      MonthName{"jun", 6},        MonthName{"june", 6},          MonthName{"junio", 6},
      MonthName{"juin", 6},       MonthName{"juni", 6},          MonthName{"giugno", 6},
      MonthName{"giu", 6},        MonthName{"junho", 6},         MonthName{"czerwca", 6},
      MonthName{"июня", 6},       MonthName{"jul", 7},           MonthName{"july", 7},
      MonthName{"julio", 7},      MonthName{"juillet", 7},       MonthName{"juil", 7},
      MonthName{"juli", 7},       MonthName{"luglio", 7},        MonthName{"lug", 7},
      MonthName{"julho", 7},      MonthName{"lipca", 7},         MonthName{"июля", 7},
      MonthName{"aug", 8},        MonthName{"august", 8},        MonthName{"agosto", 8},
      MonthName{"ago", 8},        MonthName{"août", 8},          MonthName{"aout", 8},
      MonthName{"augustus", 8},   MonthName{"augusti", 8},       MonthName{"sierpnia", 8},
      MonthName{"августа", 8},    MonthName{"sep", 9},           MonthName{"sept", 9},
      MonthName{"september", 9},  MonthName{"septiembre", 9},    MonthName{"setiembre", 9},
      MonthName{"septembre", 9},  MonthName{"settembre", 9},     MonthName{"set", 9},
      MonthName{"setembro", 9},   MonthName{"września", 9},      MonthName{"сентября", 9},
      MonthName{"oct", 10},       MonthName{"october", 10},      MonthName{"octubre", 10},
      MonthName{"octobre", 10},   MonthName{"okt", 10},          MonthName{"oktober", 10},
      MonthName{"ottobre", 10},   MonthName{"ott", 10},          MonthName{"outubro", 10},
      MonthName{"out", 10},       MonthName{"października", 10}, MonthName{"октября", 10},
      MonthName{"nov", 11},       MonthName{"november", 11},     MonthName{"noviembre", 11},
      MonthName{"novembre", 11},  MonthName{"novembro", 11},     MonthName{"listopada", 11},
      MonthName{"ноября", 11},    MonthName{"dec", 12},          MonthName{"december", 12},
      MonthName{"diciembre", 12}, MonthName{"dic", 12},          MonthName{"décembre", 12},
      MonthName{"decembre", 12},  MonthName{"déc", 12},          MonthName{"dezember", 12},
      MonthName{"dez", 12},       MonthName{"dicembre", 12},     MonthName{"dezembro", 12},
      MonthName{"desember", 12},  MonthName{"grudnia", 12},      MonthName{"декабря", 12},
  };
  std::ranges::sort(names, {}, &MonthName::name);
  return names;
}

constexpr auto month_names = sorted_names();
constexpr std::size_t longest_name =
    std::ranges::max(month_names, {}, [](const MonthName& m) { return m.name.size(); }).name.size();

constexpr std::array<std::string_view, 52> weekday_names{
    "mon",      "monday",  "tue",          "tues",     "tuesday",  "wed",       "wednesday",
    "thu",      "thur",    "thurs",        "thursday", "fri",      "friday",    "sat",
    "saturday", "sun",     "sunday",       "lunes",    "martes",   "miércoles", "jueves",
    "viernes",  "sábado",  "domingo",      "lundi",    "mardi",    "mercredi",  "jeudi",
    "vendredi", "samedi",  "dimanche",     "montag",   "dienstag", "mittwoch",  "donnerstag",
    "freitag",  "samstag", "sonnabend",    "sonntag",  "lunedì",   "martedì",   "mercoledì",
    "giovedì",  "venerdì", "sabato",       "domenica", "segunda",  "terça",     "quarta",
    "quinta",   "sexta",   "segunda-feira"};

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
  if (word.size() < 3 || word.size() > longest_name) return std::nullopt;
  std::array<char, longest_name> lower{};
  std::ranges::transform(word, lower.begin(), to_lower);
  const std::string_view key(lower.data(), word.size());
  const auto found = std::ranges::lower_bound(month_names, key, {}, &MonthName::name);
  if (found == month_names.end() || found->name != key) return std::nullopt;
  return found->month;
}

bool is_weekday(std::string_view word) {
  return std::ranges::any_of(weekday_names, [&](std::string_view name) {
    return std::ranges::equal(word, name, [](char a, char b) { return to_lower(a) == b; });
  });
}

}  // namespace dateline
