#include "indexer/prose/dateline.h"

#include <catch2/catch.hpp>

#include "indexer/prose/notices.h"

namespace dateline {
namespace {

TEST_CASE("leading_dateline reads place, date and wire") {
  const auto wire = leading_dateline(
      "OSLO, NORWAY, November 22, 2022 /EINPresswire.com/ -- Fjord Ltd. opens a plant.", {});
  REQUIRE(wire);
  CHECK(wire->place == "OSLO, NORWAY");
  CHECK(wire->wire == "EINPresswire.com");
  REQUIRE(wire->date);
  CHECK(wire->date->date.iso() == "2022-11-22");

  const auto late =
      leading_dateline("TROMSO, NO - (SomeWire) - May 3, 2024 - Fjord Ltd. opens", {});
  REQUIRE(late);
  CHECK(late->place == "TROMSO, NO");
  CHECK(late->wire == "SomeWire");

  const auto plain = leading_dateline("SANTA ANA, Calif. – A jury found", {});
  REQUIRE(plain);
  CHECK(plain->place == "SANTA ANA, Calif.");
  CHECK_FALSE(plain->date);
}

TEST_CASE("leading_dateline reads dates in brackets, and marks other than a dash") {
  const auto read = [](std::string_view line) -> std::string {
    const std::string text = std::string(line) + "The council opens a bridge.";
    const auto found = leading_dateline(text, {});
    if (!found || !found->date) return "none";
    return std::string(found->place) + " " + found->date->date.iso() + " " +
           std::string(line.substr(std::min(found->end, line.size())));
  };
  for (const std::string_view line :
       {"QUILLMERE (April 4, 2023) - ", "QUILLMERE, April 4, 2023: ", "QUILLMERE, April 4, 2023. ",
        "[April 4, 2023] QUILLMERE - ", "QUILLMERE, 2023. április 4. – ",
        "QUILLMERE, 4 апреля 2023 г. – ", "QUILLMERE, le 4 avril 2023. – ",
        "QUILLMERE, 04.04.2023. ", "QUILLMERE, den 4. April 2023 "}) {
    CAPTURE(line);
    CHECK(read(line) == "QUILLMERE 2023-04-04 ");
  }
  for (const std::string_view line :
       {"Villar, 27 de enero de 2010.- ", "Villar, 27 de enero de 2010 .- ",
        "Villar (Olmos), 27/01/2010.- ", "Villar, a 27 de enero de 2010.– "}) {
    CAPTURE(line);
    CHECK(read(line) == "Villar 2010-01-27 ");
  }
  CHECK(read("On Tuesday, April 4, 2023. ") == "none");
  CHECK(read("By Ida Holm, April 4, 2023. ") == "none");
}

TEST_CASE("leading_dateline leaves ordinary sentences alone") {
  CHECK_FALSE(leading_dateline("The mayor – a former teacher – said on May 3, 2024", {}));
  CHECK_FALSE(leading_dateline("Quick – run", {}));
  CHECK_FALSE(leading_dateline("", {}));
}

TEST_CASE("labels of texts are no places") {
  CHECK_FALSE(leading_dateline("ICYMI — The Quay Tribune wrote on Sunday that", {}));
  CHECK_FALSE(leading_dateline("COUNTYWIDE – The county has filed an appeal", {}));
  CHECK_FALSE(leading_dateline("CORRECTION – The ferry opens in June, not in May", {}));
}

TEST_CASE("a city in capitals is a place in any country") {
  const auto line = leading_dateline("QUILLMERE, Norfen – The board of the harbour met", {});
  REQUIRE(line);
  CHECK(line->place == "QUILLMERE, Norfen");
}

TEST_CASE("inner_dateline finds where a headline ran into the text") {
  const std::string_view text = "Mayor Opens New Bridge Washington-- The mayor opened a bridge.";
  const auto inner = inner_dateline(text, text.size(), {});
  REQUIRE(inner);
  CHECK(text.substr(0, inner->begin) == "Mayor Opens New Bridge ");
  CHECK(text.substr(inner->end) == "The mayor opened a bridge.");
}

TEST_CASE("a heading in brackets is no place") {
  CHECK_FALSE(leading_dateline("[모두발언] 제42차 항만위원회 (2022. 6. 30.) 안녕하십니까.", {}));
  CHECK(leading_dateline("[April 4, 2023] QUILLMERE - The river fell.", {})->place == "QUILLMERE");
}

TEST_CASE("a place takes no words of the headline before it") {
  const std::string_view text =
      "Farms Recover After Flood KINSTON, N.C. – The river fell on Monday.";
  const auto inner = inner_dateline(text, text.size(), {});
  REQUIRE(inner);
  CHECK(inner->place == "KINSTON, N.C.");
  CHECK_FALSE(leading_dateline("Flood KINSTON, N.C. – The river fell on Monday.", {}));
}

TEST_CASE("leading_dateline reads agencies that it does not know") {
  for (const auto* mark :
       {"(AFP) - ", "(UPI)-- ", "(dpa) – ", "(Xinhua) -- ", "(Norfen Press Union) — "}) {
    CAPTURE(mark);
    const std::string text = std::string("PARIS, March 6, 2017 ") + mark + "The harbour board";
    const auto found = leading_dateline(text, {});
    REQUIRE(found);
    CHECK(found->place == "PARIS");
    REQUIRE(found->date);
    CHECK(found->date->date.iso() == "2017-03-06");
  }
  const auto undated = leading_dateline("PARIS (AFP) — The harbour board agreed", {});
  REQUIRE(undated);
  CHECK(undated->place == "PARIS");
  const auto remark = leading_dateline("On May 3, 2021 (a Monday, of all days) the harbour", {});
  CHECK_FALSE(remark);
}

TEST_CASE("leading_dateline reads the low line of AP and a place in brackets") {
  const auto low = leading_dateline("WEXCOMBE, March 6, 2017 _ The harbour board agreed", {});
  REQUIRE(low);
  CHECK(low->place == "WEXCOMBE");
  CHECK(low->end == std::string_view("WEXCOMBE, March 6, 2017 _ ").size());
  const auto place = leading_dateline("March 6, 2017 (NEW YORK) - The harbour board agreed", {});
  REQUIRE(place);
  CHECK(place->place == "NEW YORK");
}

TEST_CASE("leading_dateline reads those of agencies of China and Korea") {
  const auto full =
      leading_dateline("新华社奎尔茅斯2017年3月14日电（记者马什）港务局14日启用了新码头。", {});
  REQUIRE(full);
  CHECK(full->place == "奎尔茅斯");
  CHECK(full->wire == "新华社");
  REQUIRE(full->date);
  CHECK(full->date->date.iso() == "2017-03-14");
  const std::string_view short_text = "新华社北京3月14日电 港务局14日启用了新码头。";
  const auto without_year = leading_dateline(short_text, {});
  REQUIRE(without_year);
  CHECK(without_year->place == "北京");
  CHECK_FALSE(without_year->date);
  CHECK(short_text.substr(without_year->end) == " 港务局14日启用了新码头。");
  const std::string_view korean = "(퀼머스=연합뉴스) 홍길동 기자 = 항만국은 터미널을 개장했다.";
  const auto seoul = leading_dateline(korean, {});
  REQUIRE(seoul);
  CHECK(seoul->place == "퀼머스");
  CHECK(wire_of_mark(seoul->wire) == "Yonhap");
  CHECK(korean.substr(seoul->end) == "항만국은 터미널을 개장했다.");
  CHECK_FALSE(leading_dateline("新华社的记者14日参观了新码头。", {}));
  CHECK_FALSE(leading_dateline("(a = b) 항만국은 터미널을 개장했다.", {}));
}

TEST_CASE("provinces of Canada and the Arabic comma stand behind places") {
  const auto place_of = [](std::string_view line) -> std::string {
    const auto found = leading_dateline(line, {});
    return found ? std::string(found->place) : "none";
  };
  CHECK(place_of("Port Alder, British Columbia – The council opens a bridge.") ==
        "Port Alder, British Columbia");
  CHECK(place_of("Port Alder, B.C. – The council opens a bridge.") == "Port Alder, B.C.");
  CHECK(place_of("تافرانت، 21 مارس 2019 - أطلقت المؤسسة برنامجا") == "تافرانت");
}

TEST_CASE("small words join the parts of a place") {
  for (const std::string place :
       {"Frankfurt am Main", "Limburg an der Lahn", "Rothenburg ob der Tauber",
        "Neustadt a. d. Aisch", "Vila Nova do Cais", "Santa Maria da Feira", "Reggio nell’Emilia",
        "Cortina d'Ampezzo", "Castiglione de' Pepoli", "Bergen op Zoom", "Alphen aan den Rijn",
        "Newcastle upon Tyne", "’s-Hertogenbosch", "'s-Gravenhage"}) {
    CAPTURE(place);
    const std::string text = place + ", 4 May 2021 – The lock is done.";
    const auto found = leading_dateline(text, {});
    REQUIRE(found);
    CHECK(found->place == place);
  }
  CHECK_FALSE(leading_dateline("Treffen am 4. Februar 2021 – Der Rat", {}));
  CHECK_FALSE(leading_dateline("Treffen am Montag, 4. Februar 2021 – Der Rat", {}));
}

}  // namespace
}  // namespace dateline
