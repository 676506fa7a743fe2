#include "indexer/clean/calendar_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/ascii.h"

namespace dateline {
namespace {

struct MonthName {
  std::string_view name;
  std::uint8_t month;
};

constexpr auto sorted_names() {
  // Not deduced by std::array itself: clang 14 gives up on so many.
  auto names = std::to_array<MonthName>({
      MonthName{"jan", 1},         MonthName{"january", 1},       MonthName{"enero", 1},
      MonthName{"ene", 1},         MonthName{"janvier", 1},       MonthName{"janv", 1},
      MonthName{"januar", 1},      MonthName{"jänner", 1},        MonthName{"gennaio", 1},
      MonthName{"gen", 1},         MonthName{"janeiro", 1},       MonthName{"januari", 1},
      MonthName{"stycznia", 1},    MonthName{"января", 1},        MonthName{"feb", 2},
      MonthName{"february", 2},    MonthName{"febrero", 2},       MonthName{"février", 2},
      MonthName{"fevrier", 2},     MonthName{"févr", 2},          MonthName{"fév", 2},
      MonthName{"februar", 2},     MonthName{"febbraio", 2},      MonthName{"fevereiro", 2},
      MonthName{"fev", 2},         MonthName{"februari", 2},      MonthName{"lutego", 2},
      MonthName{"февраля", 2},     MonthName{"mar", 3},           MonthName{"march", 3},
      MonthName{"marzo", 3},       MonthName{"mars", 3},          MonthName{"märz", 3},
      MonthName{"mär", 3},         MonthName{"maerz", 3},         MonthName{"março", 3},
      MonthName{"marco", 3},       MonthName{"maart", 3},         MonthName{"marts", 3},
      MonthName{"marca", 3},       MonthName{"марта", 3},         MonthName{"apr", 4},
      MonthName{"april", 4},       MonthName{"abril", 4},         MonthName{"abr", 4},
      MonthName{"avril", 4},       MonthName{"avr", 4},           MonthName{"aprile", 4},
      MonthName{"kwietnia", 4},    MonthName{"апреля", 4},        MonthName{"may", 5},
      MonthName{"mayo", 5},        MonthName{"mai", 5},           MonthName{"maggio", 5},
      MonthName{"mag", 5},         MonthName{"maio", 5},          MonthName{"mei", 5},
      MonthName{"maj", 5},         MonthName{"maja", 5},          MonthName{"мая", 5},
      MonthName{"jun", 6},         MonthName{"june", 6},          MonthName{"junio", 6},
      MonthName{"juin", 6},        MonthName{"juni", 6},          MonthName{"giugno", 6},
      MonthName{"giu", 6},         MonthName{"junho", 6},         MonthName{"czerwca", 6},
      MonthName{"июня", 6},        MonthName{"jul", 7},           MonthName{"july", 7},
      MonthName{"julio", 7},       MonthName{"juillet", 7},       MonthName{"juil", 7},
      MonthName{"juli", 7},        MonthName{"luglio", 7},        MonthName{"lug", 7},
      MonthName{"julho", 7},       MonthName{"lipca", 7},         MonthName{"июля", 7},
      MonthName{"aug", 8},         MonthName{"august", 8},        MonthName{"agosto", 8},
      MonthName{"ago", 8},         MonthName{"août", 8},          MonthName{"aout", 8},
      MonthName{"augustus", 8},    MonthName{"augusti", 8},       MonthName{"sierpnia", 8},
      MonthName{"августа", 8},     MonthName{"sep", 9},           MonthName{"sept", 9},
      MonthName{"september", 9},   MonthName{"septiembre", 9},    MonthName{"setiembre", 9},
      MonthName{"septembre", 9},   MonthName{"settembre", 9},     MonthName{"set", 9},
      MonthName{"setembro", 9},    MonthName{"września", 9},      MonthName{"сентября", 9},
      MonthName{"oct", 10},        MonthName{"october", 10},      MonthName{"octubre", 10},
      MonthName{"octobre", 10},    MonthName{"okt", 10},          MonthName{"oktober", 10},
      MonthName{"ottobre", 10},    MonthName{"ott", 10},          MonthName{"outubro", 10},
      MonthName{"out", 10},        MonthName{"października", 10}, MonthName{"октября", 10},
      MonthName{"nov", 11},        MonthName{"november", 11},     MonthName{"noviembre", 11},
      MonthName{"novembre", 11},   MonthName{"novembro", 11},     MonthName{"listopada", 11},
      MonthName{"ноября", 11},     MonthName{"dec", 12},          MonthName{"december", 12},
      MonthName{"diciembre", 12},  MonthName{"dic", 12},          MonthName{"décembre", 12},
      MonthName{"decembre", 12},   MonthName{"déc", 12},          MonthName{"dezember", 12},
      MonthName{"dez", 12},        MonthName{"dicembre", 12},     MonthName{"dezembro", 12},
      MonthName{"desember", 12},   MonthName{"grudnia", 12},      MonthName{"декабря", 12},
      MonthName{"Января", 1},      MonthName{"Февраля", 2},       MonthName{"Марта", 3},
      MonthName{"Апреля", 4},      MonthName{"Мая", 5},           MonthName{"Июня", 6},
      MonthName{"Июля", 7},        MonthName{"Августа", 8},       MonthName{"Сентября", 9},
      MonthName{"Октября", 10},    MonthName{"Ноября", 11},       MonthName{"Декабря", 12},
      MonthName{"січня", 1},       MonthName{"лютого", 2},        MonthName{"березня", 3},
      MonthName{"квітня", 4},      MonthName{"травня", 5},        MonthName{"червня", 6},
      MonthName{"липня", 7},       MonthName{"серпня", 8},        MonthName{"вересня", 9},
      MonthName{"жовтня", 10},     MonthName{"листопада", 11},    MonthName{"грудня", 12},
      MonthName{"Ιανουαρίου", 1},  MonthName{"Φεβρουαρίου", 2},   MonthName{"Μαρτίου", 3},
      MonthName{"Απριλίου", 4},    MonthName{"Μαΐου", 5},         MonthName{"Μαίου", 5},
      MonthName{"Ιουνίου", 6},     MonthName{"Ιουλίου", 7},       MonthName{"Αυγούστου", 8},
      MonthName{"Σεπτεμβρίου", 9}, MonthName{"Οκτωβρίου", 10},    MonthName{"Νοεμβρίου", 11},
      MonthName{"Δεκεμβρίου", 12}, MonthName{"يناير", 1},         MonthName{"فبراير", 2},
      MonthName{"مارس", 3},        MonthName{"أبريل", 4},         MonthName{"ابريل", 4},
      MonthName{"إبريل", 4},       MonthName{"مايو", 5},          MonthName{"يونيو", 6},
      MonthName{"يوليو", 7},       MonthName{"أغسطس", 8},         MonthName{"اغسطس", 8},
      MonthName{"سبتمبر", 9},      MonthName{"أكتوبر", 10},       MonthName{"اكتوبر", 10},
      MonthName{"نوفمبر", 11},     MonthName{"ديسمبر", 12},       MonthName{"ledna", 1},
      MonthName{"února", 2},       MonthName{"března", 3},        MonthName{"dubna", 4},
      MonthName{"května", 5},      MonthName{"června", 6},        MonthName{"července", 7},
      MonthName{"srpna", 8},       MonthName{"září", 9},          MonthName{"října", 10},
      MonthName{"listopadu", 11},  MonthName{"prosince", 12},     MonthName{"január", 1},
      MonthName{"február", 2},     MonthName{"március", 3},       MonthName{"április", 4},
      MonthName{"május", 5},       MonthName{"június", 6},        MonthName{"július", 7},
      MonthName{"augusztus", 8},   MonthName{"szeptember", 9},    MonthName{"október", 10},
      MonthName{"januára", 1},     MonthName{"februára", 2},      MonthName{"apríla", 4},
      MonthName{"mája", 5},        MonthName{"júna", 6},          MonthName{"júla", 7},
      MonthName{"augusta", 8},     MonthName{"septembra", 9},     MonthName{"októbra", 10},
      MonthName{"novembra", 11},   MonthName{"decembra", 12},     MonthName{"ianuarie", 1},
      MonthName{"februarie", 2},   MonthName{"martie", 3},        MonthName{"aprilie", 4},
      MonthName{"iunie", 6},       MonthName{"iulie", 7},         MonthName{"septembrie", 9},
      MonthName{"octombrie", 10},  MonthName{"noiembrie", 11},    MonthName{"decembrie", 12},
      MonthName{"ocak", 1},        MonthName{"şubat", 2},         MonthName{"Şubat", 2},
      MonthName{"mart", 3},        MonthName{"nisan", 4},         MonthName{"mayıs", 5},
      MonthName{"haziran", 6},     MonthName{"temmuz", 7},        MonthName{"ağustos", 8},
      MonthName{"eylül", 9},       MonthName{"ekim", 10},         MonthName{"kasım", 11},
      MonthName{"aralık", 12},     MonthName{"tammikuuta", 1},    MonthName{"helmikuuta", 2},
      MonthName{"maaliskuuta", 3}, MonthName{"huhtikuuta", 4},    MonthName{"toukokuuta", 5},
      MonthName{"kesäkuuta", 6},   MonthName{"heinäkuuta", 7},    MonthName{"elokuuta", 8},
      MonthName{"syyskuuta", 9},   MonthName{"lokakuuta", 10},    MonthName{"marraskuuta", 11},
      MonthName{"joulukuuta", 12}, MonthName{"siječnja", 1},      MonthName{"veljače", 2},
      MonthName{"ožujka", 3},      MonthName{"travnja", 4},       MonthName{"svibnja", 5},
      MonthName{"lipnja", 6},      MonthName{"srpnja", 7},        MonthName{"kolovoza", 8},
      MonthName{"rujna", 9},       MonthName{"studenoga", 11},    MonthName{"prosinca", 12},
      MonthName{"janúar", 1},      MonthName{"febrúar", 2},
  });
  std::ranges::sort(names, {}, &MonthName::name);
  return names;
}

constexpr auto month_names = sorted_names();
constexpr std::size_t longest_month_name =
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
  if (word.size() < 3 || word.size() > longest_month_name) return std::nullopt;
  std::array<char, longest_month_name> lower{};
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
