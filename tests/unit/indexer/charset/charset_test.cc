#include "indexer/charset/charset.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/source/unicode_form.h"
#include "indexer/charset/charset_detector.h"

namespace dateline {
namespace {

using namespace std::string_literals;

std::string text_of(std::string_view bytes, std::string content_type = {},
                    DeclaredCharset declared = DeclaredCharset::none) {
  TransportHints hints;
  hints.content_type = std::move(content_type);
  return decode_text(bytes, hints, declared).text;
}

TEST_CASE("the charset is determined in the order of the standard") {
  SECTION("a byte-order mark wins over all") {
    CHECK(text_of("\xEF\xBB\xBF\xC3\xA9", "text/html; charset=koi8-r") == "é");
    CHECK(text_of("\xFF\xFE\xE9\0"s, "text/html; charset=utf-8") == "é");
    CHECK(text_of("\xFE\xFF\0\xE9"s) == "é");
  }
  SECTION("then the transport") {
    CHECK(text_of("<meta charset=utf-8>\xE9", "text/html; charset=ISO-8859-1",
                  DeclaredCharset::html) == "<meta charset=utf-8>é");
  }
  SECTION("then the declaration in the document") {
    CHECK(text_of("<meta charset='windows-1251'>\xCF\xF0\xE8", "text/html",
                  DeclaredCharset::html) == "<meta charset='windows-1251'>При");
    CHECK(text_of("<?xml version='1.0' encoding='iso-8859-2'?>\xB1", "", DeclaredCharset::xml) ==
          "<?xml version='1.0' encoding='iso-8859-2'?>ą");
    CHECK(text_of("<meta charset=utf-16>\xC3\xA9", "", DeclaredCharset::html) ==
          "<meta charset=utf-16>é");
  }
  SECTION("then valid UTF-8") {
    CHECK(text_of("na\xC3\xAFve") == "naïve");
  }
  SECTION("then windows-1252, if there is little evidence") {
    CHECK(text_of("\x93"
                  "caf\xE9\x94") == "“café”");
  }
  SECTION("an unknown label is ignored") {
    CHECK(text_of("caf\xC3\xA9", "text/plain; charset=x-unheard-of") == "café");
  }
}

TEST_CASE("a label that the bytes refute does not count") {
  SECTION("UTF-8 that is windows-1252") {
    CHECK(text_of("D\xE9p\xEA"
                  "che du ch\xE2teau",
                  "text/plain; charset=utf-8") == "Dépêche du château");
    CHECK(text_of("<meta charset=utf-8>\x93"
                  "caf\xE9\x94",
                  "", DeclaredCharset::html) == "<meta charset=utf-8>“café”");
    CHECK(text_of("<?xml version='1.0' encoding='UTF-8'?>\xC9t\xE9", "", DeclaredCharset::xml) ==
          "<?xml version='1.0' encoding='UTF-8'?>Été");
  }
  SECTION("damaged UTF-8 remains UTF-8") {
    CHECK(text_of("é\xA9 à ö", "text/plain; charset=utf-8") == "é\uFFFD à ö");
    CHECK(text_of("cut off: \xC3", "text/plain; charset=utf-8") == "cut off: \uFFFD");
  }
  SECTION("an old label on UTF-8") {
    for (const char* label : {"koi8-r", "windows-1251", "iso-8859-2", "shift_jis", "gb2312"}) {
      CHECK(text_of("Привет, weir", "text/plain; charset="s + label) == "Привет, weir");
    }
    CHECK(text_of("plain", "text/plain; charset=utf-16") == "plain");
  }
  SECTION("little UTF-8 proves nothing") {
    // Two characters of GBK that are valid UTF-8.
    CHECK(text_of("\xC1\xAA\xCD\xA8", "text/plain; charset=gbk") == "联通");
  }
}

TEST_CASE("labels mean what they mean on the web") {
  CHECK(text_of("\x80", "text/plain; charset=iso-8859-1") == "€");
  CHECK(text_of("\xB0\xA1", "text/plain; charset=gb2312") == "啊");
  CHECK(text_of("\x82\xA0", "text/plain; charset=shift_jis") == "あ");
  CHECK(text_of("\xA4\xA2", "text/plain; charset=euc-jp") == "あ");
  CHECK(text_of("\xB0\xA1", "text/plain; charset=euc-kr") == "가");
  CHECK(text_of("\xA4\xA4", "text/plain; charset=big5") == "中");
  CHECK(text_of("\xF0\xD2\xC9", "text/plain; charset=\"koi8-r\"") == "При");
}

TEST_CASE("undeclared scripts are detected") {
  // "The council of the town decided today to build a new bridge over the river" in windows-1251.
  const std::string russian =
      "\xD1\xEE\xE2\xE5\xF2 \xE3\xEE\xF0\xEE\xE4\xE0 \xF0\xE5\xF8\xE8\xEB \xF1\xE5\xE3\xEE\xE4"
      "\xED\xFF \xEF\xEE\xF1\xF2\xF0\xEE\xE8\xF2\xFC \xED\xEE\xE2\xFB\xE9 \xEC\xEE\xF1\xF2 "
      "\xF7\xE5\xF0\xE5\xE7 \xF0\xE5\xEA\xF3";
  CHECK(text_of(russian) == "Совет города решил сегодня построить новый мост через реку");
}

TEST_CASE("Korean without a declaration is detected") {
  CHECK(text_of("\xBC\xAD\xBF\xEF\xBD\xC3\xB4\xC2 \xBF\xC0\xB4\xC3 \xBB\xF5\xB7\xCE\xBF\xEE "
                "\xB5\xB5\xBC\xAD\xB0\xFC\xC0\xC7 \xB0\xB3\xB0\xFC\xC0\xBB "
                "\xB9\xDF\xC7\xA5\xC7\xDF\xB4\xD9. \xBD\xC3\xC0\xE5\xC0\xBA "
                "\xB5\xB5\xBC\xAD\xB0\xFC\xC0\xCC \xBD\xC3\xB9\xCE\xBF\xA1\xB0\xD4 "
                "\xB9\xAB\xB7\xE1\xB7\xCE \xB0\xB3\xB9\xE6\xB5\xC9 "
                "\xB0\xCD\xC0\xCC\xB6\xF3\xB0\xED \xB8\xBB\xC7\xDF\xB4\xD9.") ==
        "서울시는 오늘 새로운 도서관의 개관을 발표했다. 시장은 도서관이 시민에게 무료로 개방될 "
        "것이라고 말했다.");
}

TEST_CASE("UTF-16 without a byte-order mark is detected, but the transport has precedence") {
  const std::string text = "Новый мост через реку открыт.";
  const std::string bytes = encode_utf8_as(text, UnicodeForm::utf16le);
  CHECK(text_of(bytes) == text);
  CHECK(text_of(bytes, "text/plain; charset=utf-16be") != text);
}

TEST_CASE("undecodable bytes are counted") {
  std::string accents;
  for (int i = 0; i < 10; ++i) accents += "é";
  const DecodedText damaged = decode_text(accents + "\xFF and \xC3", {}, DeclaredCharset::none);
  CHECK(damaged.text == accents + "\xEF\xBF\xBD and \xEF\xBF\xBD");
  CHECK(damaged.undecodable == 2);
  TransportHints hints;
  hints.content_type = "text/plain; charset=shift_jis";
  CHECK(decode_text("a\xFF"
                    "b",
                    hints, DeclaredCharset::none)
            .undecodable == 1);
  CHECK(decode_text("plain", {}, DeclaredCharset::none).undecodable == 0);
}

}  // namespace
}  // namespace dateline
