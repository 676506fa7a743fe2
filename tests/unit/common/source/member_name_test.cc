#include "common/source/member_name.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("names of members that are UTF-8 stay as they are") {
  CHECK(utf8_member_name("a/b.txt") == "a/b.txt");
  CHECK(utf8_member_name("港湾.txt") == "港湾.txt");
  CHECK(utf8_member_name("").empty());
}

TEST_CASE("names of members from Japanese Windows are read") {
  CHECK(utf8_member_name("\215`\230p.txt") == "港湾.txt");
  CHECK(
      utf8_member_name("\202\250\222m\202\347\202\271/\225\361\223\271\224\255\225\134_2024.txt") ==
      "お知らせ/報道発表_2024.txt");
  CHECK(utf8_member_name("\203e\203X\203g\224\305.txt") == "テスト版.txt");
  CHECK(utf8_member_name("\225\134.txt") == "表.txt");
  CHECK(utf8_member_name("\211\357\213c\216\221\227\277 (1).html") == "会議資料 (1).html");
  CHECK(utf8_member_name("ABC\211\357\213c.txt") == "ABC会議.txt");
}

TEST_CASE("names of members from Chinese Windows are read") {
  CHECK(utf8_member_name("\320\302\316\305\270\345.txt") == "新闻稿.txt");
  CHECK(utf8_member_name(
            "\270\333\277\332/"
            "\271\330\323\332\320\302\306\360\326\330\273\372\265\304\315\250\326\252.txt") ==
        "港口/关于新起重机的通知.txt");
  CHECK(utf8_member_name("\326\320\271\372.txt") == "中国.txt");
}

TEST_CASE("names of members from Korean Windows are read") {
  CHECK(utf8_member_name("\272\270\265\265\300\332\267\341.txt") == "보도자료.txt");
  CHECK(utf8_member_name("\307\321\261\271/\273\365 \307\327\270\270 \305\315\271\314\263\316 "
                         "\260\263\300\345.txt") == "한국/새 항만 터미널 개장.txt");
  CHECK(utf8_member_name("\274\255\277\357\275\303.txt") == "서울시.txt");
}

TEST_CASE("names of members from Windows in Taiwan are read") {
  CHECK(utf8_member_name("\267s\273D\275Z.txt") == "新聞稿.txt");
  CHECK(utf8_member_name("\264\344\244f\244\275\247i.txt") == "港口公告.txt");
}

TEST_CASE("names of members from Japanese Unix are read") {
  CHECK(utf8_member_name("\244\252\303\316\244\351\244\273.txt") == "お知らせ.txt");
  CHECK(utf8_member_name(
            "\245\327\245\354\245\271\245\352\245\352\241\274\245\271/"
            "\312\363\306\273\310\257\311\275\244\316\244\252\303\316\244\351\244\273.txt") ==
        "プレスリリース/報道発表のお知らせ.txt");
}

TEST_CASE("names of members from Western Windows are read") {
  CHECK(utf8_member_name("D\351p\352che.txt") == "Dépêche.txt");
  CHECK(utf8_member_name("r\351sum\351/\351t\351.txt") == "résumé/été.txt");
  CHECK(utf8_member_name("M\374ller f\374r gr\366\337ere H\344fen.txt") ==
        "Müller für größere Häfen.txt");
  CHECK(utf8_member_name("L\222avis du port \226 ao\373t.txt") == "L’avis du port – août.txt");
  CHECK(utf8_member_name("CAF\311.txt") == "CAFÉ.txt");
  CHECK(utf8_member_name("A\361o nuevo.txt") == "Año nuevo.txt");
  CHECK(utf8_member_name("Retour \340 Paris.txt") == "Retour à Paris.txt");
}

TEST_CASE("names of members from Western DOS are read") {
  CHECK(utf8_member_name("D\202p\210che.txt") == "Dépêche.txt");
  CHECK(utf8_member_name("M\201ller f\201r gr\224\341ere H\204fen.txt") ==
        "Müller für größere Häfen.txt");
  CHECK(utf8_member_name("K\224ln.txt") == "Köln.txt");
  CHECK(utf8_member_name("sch\224n.txt") == "schön.txt");
  CHECK(utf8_member_name("Gen\212ve en \202t\202.txt") == "Genève en été.txt");
  CHECK(utf8_member_name("fran\207ais.txt") == "français.txt");
  CHECK(utf8_member_name("A\244o nuevo.txt") == "Año nuevo.txt");
}

TEST_CASE("names of members from Russian Windows are read") {
  CHECK(utf8_member_name("\317\360\350\342\345\362.txt") == "Привет.txt");
  CHECK(utf8_member_name("\316\362\367\270\362 \347\340 \377\355\342\340\360\374 2024.txt") ==
        "Отчёт за январь 2024.txt");
  CHECK(utf8_member_name("\357\360\345\361\361-\360\345\353\350\347.txt") == "пресс-релиз.txt");
}

TEST_CASE("names of members from Russian DOS are read") {
  CHECK(utf8_member_name("\217\340\250\242\245\342.txt") == "Привет.txt");
  CHECK(utf8_member_name("\216\342\347\361\342 \247\240 \357\255\242\240\340\354 2024.txt") ==
        "Отчёт за январь 2024.txt");
  CHECK(utf8_member_name("\257\340\245\341\341-\340\245\253\250\247.txt") == "пресс-релиз.txt");
}

TEST_CASE("names of members from Russian Unix are read") {
  CHECK(utf8_member_name("\360\322\311\327\305\324.txt") == "Привет.txt");
  CHECK(utf8_member_name("\320\322\305\323\323-\322\305\314\311\332.txt") == "пресс-релиз.txt");
}

TEST_CASE("a name that fits nowhere is some UTF-8 and always the same") {
  const std::string name = utf8_member_name("\377\376\001\200.txt");
  CHECK(name == utf8_member_name("\377\376\001\200.txt"));
  CHECK(utf8_member_name(name) == name);
}

}  // namespace
}  // namespace dateline
