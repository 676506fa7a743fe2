#include "indexer/prose/calendars.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "common/text/table_rows.h"
#include "indexer/prose/calendar_words_table.h"

namespace dateline {
namespace {

using Symbols = icu::DateFormatSymbols;

/// Names of months that ICU has and the table leaves out, because they are taken for something
/// else beside a number, or mean another month in another language.
const std::map<std::string, std::string_view> other_months{
    {"pro", "cs, hr: \"Pro 13, 2020\" is the name of a product"},
    {"led", "cs: \"LED 5\" is a lamp"},
    {"dub", "cs: the name of a tree and of a kind of music"},
    {"sie", "pl: \"Sie\" is a word that every German text has"},
    {"des", "nb, is: \"des\" is a word that every French and German text has"},
    {"ian", "ro: a first name"},
    {"lip", "July in pl, June in hr"},
    {"srp", "August in cs, July in hr"},
    {"lis", "November in pl and cs, October in hr"},
    {"listopad", "November in pl and cs, October in hr"},
    {"listopada", "November in pl, October in hr"}};

/// The same for days of the week; besides, all names of one or two letters are left out.
const std::map<std::string, std::string_view> other_weekdays{
    {"man", "da: a word of English"},    {"pet", "hr: a word of English"},
    {"sub", "hr: a word of English"},    {"sex", "pt: a word of English"},
    {"ter", "pt: a word of Portuguese"}, {"per", "tr: a word of Italian and English"},
    {"cum", "tr: a word of Romanian"},   {"mie", "ro: a word of Romanian and Italian"}};

std::set<std::string> languages_of(std::string_view wanted) {
  std::set<std::string> languages;
  for (const auto& [kind, language, names] : table_rows<3>(calendar_words_table)) {
    if (kind == wanted) languages.emplace(language);
  }
  return languages;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

/// Calls `visit` with each name that ICU has in a language, its place, and the name as ICU writes
/// it, in lower case and in capitals.
template <typename Get, typename Visit>
void for_each_name(const std::string& language, Get get, Visit visit) {
  const icu::Locale locale(language.c_str());
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  REQUIRE(U_SUCCESS(status));
  REQUIRE(status != U_USING_DEFAULT_WARNING);
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = (symbols.*get)(count, context, width);
      for (std::int32_t place = 0; place < count; ++place) {
        if (names[place].isEmpty()) continue;
        const std::string lower = utf8(icu::UnicodeString(names[place]).toLower(locale));
        visit(lower, place, utf8(names[place]));
        visit(lower, place, lower);
        // Capitals of Greek have no accents, and dates are not written in them.
        if (language == "el") continue;
        visit(lower, place, utf8(icu::UnicodeString(names[place]).toUpper(locale)));
      }
    }
  }
}

using GetNames = const icu::UnicodeString* (Symbols::*)(std::int32_t&, Symbols::DtContextType,
                                                        Symbols::DtWidthType) const;

/// The months that each name has in the languages of the table, counted from 1.
std::map<std::string, std::set<unsigned>> meanings_of_names() {
  std::map<std::string, std::set<unsigned>> meanings;
  for (const std::string& language : languages_of("month")) {
    for_each_name(language, static_cast<GetNames>(&Symbols::getMonths),
                  [&](const std::string& lower, std::int32_t place, const std::string&) {
                    meanings[lower].insert(static_cast<unsigned>(place) + 1);
                  });
  }
  return meanings;
}

/// The month of the Gregorian calendar that a whole text names.
std::optional<unsigned> month_named(std::string_view text) {
  const auto month = month_at(text, 0);
  if (!month || month->end != text.size() || month->calendar != Calendar::gregorian) return {};
  return month->month;
}

/// Whether a name is too short to tell from a word of another language.
bool is_short(const std::string& name) {
  return icu::UnicodeString::fromUTF8(name).length() < 4;
}

TEST_CASE("months that ICU names in full are known and mean the same", "[dates]") {
  const auto meanings = meanings_of_names();
  std::size_t known = 0;
  std::size_t names = 0;
  for (const std::string& language : languages_of("month")) {
    for_each_name(language, static_cast<GetNames>(&Symbols::getMonths),
                  [&](const std::string& lower, std::int32_t place, const std::string& written) {
                    CAPTURE(language, lower, written);
                    const auto month = month_named(written);
                    ++names;
                    if (!month) return;
                    ++known;
                    if (meanings.at(lower).size() > 1 || other_months.contains(lower)) return;
                    CHECK(*month == static_cast<unsigned>(place) + 1);
                  });
  }
  CHECK(names > 10'000);
  CHECK(known * 4 > names * 3);
}

TEST_CASE("all months that ICU names in the languages of libstemmer are known", "[dates]") {
  for (const std::string language :
       {"ar", "hy", "eu", "da", "nl", "en", "fi", "fr", "de", "el", "hi", "hu", "id", "ga",
        "it", "lt", "ne", "nb", "pt", "ro", "ru", "sr", "es", "sv", "ta", "tr", "yi", "eo",
        "et", "pl", "th", "vi", "he", "fa", "uk", "lv", "bg", "cs", "sk", "sl"}) {
    for_each_name(language, static_cast<GetNames>(&Symbols::getMonths),
                  [&](const std::string& lower, std::int32_t place, const std::string& written) {
                    CAPTURE(language, lower, written);
                    if (is_short(lower) || other_months.contains(lower)) return;
                    CHECK(month_named(written) == static_cast<unsigned>(place) + 1);
                  });
  }
}

TEST_CASE("days of the week that ICU names are known", "[dates]") {
  std::set<std::string> left_out;
  for (const std::string& language : languages_of("weekday")) {
    for_each_name(language, static_cast<GetNames>(&Symbols::getWeekdays),
                  [&](const std::string& lower, std::int32_t, const std::string& written) {
                    CAPTURE(language, lower, written);
                    if (is_weekday(written) || icu::UnicodeString::fromUTF8(lower).length() < 3) {
                      return;
                    }
                    CHECK(other_weekdays.contains(lower));
                    left_out.insert(lower);
                  });
  }
  CHECK(left_out.size() == other_weekdays.size());
}

TEST_CASE("no name of the table means two months", "[dates]") {
  for (const auto& [kind, language, row] : table_rows<3>(calendar_words_table)) {
    CAPTURE(kind, language, row);
    std::string_view names = row;
    unsigned place = 0;
    while (!names.empty()) {
      const auto name = take_until(names, ' ');
      ++place;
      if (name == "-") continue;
      CAPTURE(name);
      std::string words(name);
      std::ranges::replace(words, '_', ' ');
      if (kind != "weekday") {
        const auto month = month_at(words, 0);
        REQUIRE(month);
        CHECK(month->month == place);
        CHECK(month->end == words.size());
      } else {
        CHECK(is_weekday(words));
      }
    }
    CHECK(place == (kind == "weekday" ? 7U : 12U));
  }
}

TEST_CASE("words that name no month are none", "[dates]") {
  CHECK_FALSE(month_named("Pro"));
  CHECK_FALSE(month_named(""));
  CHECK_FALSE(month_named("-"));
  CHECK_FALSE(month_named("januaryjanuaryjanuaryjanuaryjanuary"));
  CHECK_FALSE(month_named("\xC5\xFF\xC5"));
  CHECK_FALSE(is_weekday("man"));
  CHECK_FALSE(is_weekday("January"));
}

TEST_CASE("months in capitals are known with their accents", "[dates]") {
  CHECK(month_named("FÉVRIER") == 2);
  CHECK(month_named("MÄRZ") == 3);
  CHECK(month_named("HAZİRAN") == 6);
  CHECK(month_named("КВІТНЯ") == 4);
  CHECK(is_weekday("MIÉRCOLES"));
}

}  // namespace
}  // namespace dateline
