#include <catch2/catch.hpp>
#include <string>

#include "indexer/reader/wrapped_text.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("titled text is split at its titles") {
  const auto records =
      read_bytes("releases.txt",
                 "Title: One\nDate: April 4, 2023\nIssues: No issues found\n\n"
                 "Content:\nFirst: not a head.\n\nTitle: none of ours\n\n==\n"
                 "Title: Two\nDate: April 5, 2023\nSubtitle: S\n\nContent:\nText.\n"
                 "----------\nTitle: Three\nDate: April 6, 2023\nText behind.###==\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].form == "titled-text");
  CHECK(records[0].raw->title == "One");
  CHECK(records[0].raw->date == "April 4, 2023");
  CHECK(records[0].raw->channels.empty());
  CHECK(records[0].raw->body == "First: not a head.\n\nTitle: none of ours");
  CHECK(records[1].raw->title == "Two");
  CHECK(records[1].raw->body.ends_with("Text."));
  CHECK(records[2].raw->body == "Text behind.###");
  CHECK(records[2].record.origin.record == 2);
}

constexpr std::string_view ferry_release =
    "Ferry to Run Again\nMay 3, 2021\n\nWEXCOMBE -- The ferry to the outer islands will run again "
    "from the first of May, the harbour board said on Monday.\n\nIt has lain in the dock since the "
    "gale of last winter took its rudder and half of its deck, and nobody missed it more than the "
    "islanders, who sold their second church bell to have it mended.\n\n";
constexpr std::string_view quay_release =
    "Quay to Be Rebuilt\nJune 9, 2021\n\nWEXCOMBE -- The northern quay, which was built in 1871, "
    "will "
    "be rebuilt, the harbour board said. The work takes two years.\n\n";

std::string releases_parted_by(std::string_view mark, std::string_view second) {
  std::string text(ferry_release);
  text += mark;
  text += second;
  return text;
}

TEST_CASE("releases one after another in a text are told apart") {
  for (const std::string_view mark : {"###\n\n", "# # #\n\n\nFOR IMMEDIATE RELEASE\n",
                                      "-30-\nFOR IMMEDIATE RELEASE\n", "----------\n", "\f"}) {
    CAPTURE(mark);
    const auto records = read_bytes("releases.txt", releases_parted_by(mark, quay_release));
    REQUIRE(records.size() == 2);
    CHECK(records[0].form == "release-texts");
    CHECK(records[0].raw->body.starts_with("Ferry to Run Again"));
    CHECK(records[0].raw->body.find("northern quay") == std::string::npos);
    CHECK(records[1].raw->body.find("Quay to Be Rebuilt") < 40);
  }
}

TEST_CASE("what follows the end mark of a release is not always another one") {
  for (const std::string_view rest :
       {"Contact: Ida Holm, 555-0142\nPress office of the harbour board\n",
        "About the board\nThe harbour board has run the harbour of Wexcombe since May 3, 1871.\n",
        "Latest news\nQuay to Be Rebuilt\nJune 9, 2021\nWEXCOMBE -- The northern quay is old.\n"}) {
    const auto records = read_bytes("release.txt", releases_parted_by("###\n\n", rest));
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "text-page");
  }
}

TEST_CASE("Markdown with front matter is read") {
  const auto records = read_bytes("a.md",
                                  "---\ntitle: \"A: title\"\ndate: 2023-04-05  # moved\n"
                                  "tags: [one, 'two, three']\nsummary: >\n  a few\n  words\n"
                                  "categories:\n  - four\nauthor: O''Neil\n---\nBody *text*.\n");
  REQUIRE(records.size() == 1);
  const RawRelease& raw = *records[0].raw;
  CHECK(records[0].form == "markdown");
  CHECK(raw.title == "A: title");
  CHECK(raw.date == "2023-04-05");
  CHECK(raw.body == "Body text.");
  CHECK(raw.channels == std::vector<std::string>{"four"});
}

TEST_CASE("front matter and tables keep fields with other names") {
  const auto page = read_bytes("a.md",
                               "---\ntitle: Weir\nunit: Ports\nsigned by:\n  - Ida Holm\n"
                               "  - Odo Brask\n---\nIt rises.\n");
  REQUIRE(page.size() == 1);
  CHECK(page[0].raw->fields ==
        std::vector<std::string>{"unit=Ports", "signed by=Ida Holm", "signed by=Odo Brask"});
  const auto table = read_bytes("a.csv", "title,text,branch\nWeir,It rises.,North Shore\n");
  REQUIRE(table.size() == 1);
  CHECK(table[0].raw->fields == std::vector<std::string>{"branch=North Shore"});
}

RawRelease read_markdown_record(const std::string& bytes) {
  const auto records = read_bytes("a.md", bytes);
  REQUIRE(records.size() == 1);
  return *records[0].raw;
}

TEST_CASE("front matter is read in TOML, with any names of keys, and without its end") {
  const auto check = [](const std::string& bytes, const std::string& title = "B") {
    INFO(bytes);
    for (const std::string name : {"a.md", "a.txt"}) {
      const auto records = read_bytes(name, bytes);
      REQUIRE(records.size() == 1);
      CHECK(records[0].form == "markdown");
      CHECK(records[0].raw->title == title);
      CHECK(records[0].raw->date == "2023-04-04");
      CHECK(records[0].raw->body == "The weir rises.");
    }
  };
  const std::string text = "\n\nThe weir rises.\n";
  check(
      "+++\ntitle = \"B\"\ndate = 2023-04-04\ntags = [\n  \"a\",\n  \"b\"\n]\n\n[extra]\nx = "
      "1\n+++" +
      text);
  check("---\nTitle: B\nDate: 2023-04-04\ntags:\n  - a\n---" + text);
  check("---\nTitel: B\nDatum: 2023-04-04\nSchlagworte:\n- a\n---" + text);
  check("---\ntitle: B\ndate: 2023-04-04\n\n# B" + text);
  check("---\nTitle: B\nDate: 2023-04-04\ntags:\n  - a\n\n# B" + text);
  check("---\ntitle: B\ndate: 2023-04-04" + text);
  check("---\ntitle: B\n\n# a comment\ndate: 2023-04-04\n---" + text);
  CHECK(read_bytes(
            "a.txt",
            "---\nTitle: A\nDate: 2023-04-03\n\nOne.\n---\nTitle: B\nDate: 2023-04-04\n\nTwo.\n")
            .size() == 2);
}

TEST_CASE("front matter is read in JSON") {
  const std::string matter = R"({"title": "Weir", "date": "2017-03-14", "tags": ["locks"]})";
  for (const char* name : {"a.md", "a.txt"}) {
    const auto records = read_bytes(name, matter + "\n\nIt rises.\n\n*We* waited.\n");
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "markdown");
    CHECK(records[0].raw->title == "Weir");
    CHECK(records[0].raw->date == "2017-03-14");
    CHECK(records[0].raw->channels == std::vector<std::string>{"locks"});
    CHECK(records[0].raw->body.starts_with("It rises."));
  }
  CHECK(read_bytes("a.json", matter + "\n\n" + matter + "\n").size() == 2);
}

TEST_CASE("a page of HTML is one, though named as Markdown") {
  const std::string page =
      "<head><title>The weir rises</title></head><body><p>One.</p></body></html>";
  for (const std::string begin :
       {"<!DOCTYPE html>\n<html>", "\n<html lang=en>", "<!-- a -->\n<!DOCTYPE html>\n<html>"}) {
    CHECK(read_bytes("a.md", begin + page)[0].form == "html");
  }
  CHECK(read_bytes("a.md", "<p>The weir rises.</p>\n\nIt *does*.\n")[0].form == "markdown");
}

TEST_CASE("a text behind much white space is read") {
  const auto records = read_bytes("a.txt", std::string(100'000, ' ').append("\nThe weir rises.\n"));
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw);
}

TEST_CASE("a date below the title of Markdown is no text") {
  for (const std::string date : {"4 April 2023", "*4 April 2023*", "Published: 4 April 2023",
                                 "**Date:** 2023-04-04", "Tuesday, April 4, 2023"}) {
    INFO(date);
    const auto records = read_bytes("a.md", "# T\n\n" + date + "\n\nThe weir rises.\n");
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->body == "The weir rises.");
    CHECK(!records[0].raw->date.empty());
  }
  const auto text = read_bytes("a.md", "# T\n\nOn 4 April 2023 the weir rises.\n");
  CHECK(text[0].raw->body == "On 4 April 2023 the weir rises.");
  CHECK(text[0].raw->date.empty());
}

TEST_CASE("fields that Markdown repeats before and behind its body are no text") {
  const RawRelease raw = read_markdown_record(
      "---\ntitle: 새 터미널\napprove_date: 03/02/2023 11:00:00\nministry: 항만청\n---\n\n# 새 "
      "터미널\n\n"
      "- 부처: 항만청\n- 배포일: 03/02/2023 11:00:00\n- 원문: https://port.example/7\n\n## 본문\n\n"
      "터미널이 문을 연다.\n- 좌석: 사천\n\n## 출처\n\n- 항만 API\n");
  CHECK(raw.title == "새 터미널");
  CHECK(raw.body == "터미널이 문을 연다.\n좌석: 사천");
  CHECK(raw.date == "03/02/2023 11:00:00");
  CHECK(raw.issuer == "항만청");
  CHECK(raw.url == "https://port.example/7");
  CHECK(raw.source == "항만 API");
  const RawRelease quoted = read_markdown_record(
      "---\nministry: 항만청\n---\n\n# 새 터미널\n\n- 부처: 항만청\n\n> 사월에 연다\n\n## 본문\n\n"
      "터미널이 문을 연다.\n");
  CHECK(quoted.body == "사월에 연다\n터미널이 문을 연다.");
}

TEST_CASE("fields in a list before a heading for the body are read without front matter") {
  const RawRelease raw = read_markdown_record(
      "# New crane\n\n* **Date:** 5 May 2023\n* **URL:** https://port.example/8\n\n"
      "### Body\nThe crane runs.\n\n### Source\n- [Port](https://port.example)\n");
  CHECK(raw.title == "New crane");
  CHECK(raw.body == "The crane runs.");
  CHECK(raw.date == "5 May 2023");
  CHECK(raw.url == "https://port.example/8");
}

TEST_CASE("lists that belong to the text of Markdown stay in it") {
  CHECK(read_markdown_record(
            "---\ntitle: Open day\n---\n- Date: 5 May\n- Place: Pier 4\n\nAll may come.\n")
            .body == "Date: 5 May\nPlace: Pier 4\nAll may come.");
  CHECK(read_markdown_record(
            "---\ntitle: T\ndate: 2023-05-05\n---\n- Date: 2023-05-05\n\nText.\n\n## Source\n\nThe"
            " river rises in the hills.\n")
            .body == "Text.\nSource\nThe river rises in the hills.");
}

TEST_CASE("tables are read with their header") {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::string csv =
        "Id;Headline;Published;Text\r\n1;\"A \"\"b\"\"; c\";2023-04-05;\"x\ny\"\r\n\r\n"
        "2;it\"s;2023-04-06\n3;\"stray \"mark\";d;z;extra";
    for (char& c : csv) c = c == ';' ? delimiter : c;
    const auto records = read_bytes("list.csv", csv);
    REQUIRE(records.size() == 3);
    CHECK(records[0].form == "table");
    CHECK(records[0].raw->title ==
          (delimiter == '\t' ? "A \"b\" c" : std::string("A \"b\"") + delimiter + " c"));
    CHECK(records[0].raw->body == "x\ny");
    CHECK(records[0].raw->id == "1");
    CHECK(records[1].raw->title == "it\"s");
    CHECK(records[2].raw->title == "stray \"mark");
    CHECK(records[2].raw->body == "z" + std::string(1, delimiter) + "extra");
    CHECK(csv.substr(records[1].record.origin.offset, 1) == "2");
  }
}

TEST_CASE("a table with unknown columns asks for a map") {
  const auto unmapped = read_bytes("a.csv", "spalte,wert\nA,B\n");
  REQUIRE(unmapped.size() == 1);
  CHECK(unmapped[0].raw.error().hint.find("--map") != std::string::npos);
  const auto map = FieldMap::parse({"title=spalte", "body=wert"});
  const auto mapped =
      read_bytes("a.csv", "spalte,wert\nA,B\n", {}, std::make_shared<const FieldMap>(*map));
  REQUIRE(mapped.size() == 1);
  CHECK(mapped[0].raw->title == "A");
}

TEST_CASE("zeros are not text, whatever the file name") {
  const std::string zeros(5000, '\0');
  for (const char* name : {"zeros.txt", "empty.tar", "zeros"}) {
    const auto records = read_bytes(name, zeros);
    REQUIRE(records.size() == 1);
    REQUIRE_FALSE(records[0].raw);
    CHECK(records[0].raw.error().message == "empty");
  }
}

TEST_CASE("wide characters fill a line with half as many") {
  const std::string korean =
      "해양자원부는 12일 여름철 고수온 피해를 줄이기 위해 연안 양식장의 수온\n"
      "관측망을 현재 180곳에서 320곳으로 확대한다고 밝혔다. 새로 설치되는\n"
      "관측기는 10분마다 수온과 용존산소를 측정해 어업인의 휴대전화로 보낸다.\n\n제목\n다음 줄.\n";
  CHECK(unwrap_lines(korean) ==
        "해양자원부는 12일 여름철 고수온 피해를 줄이기 위해 연안 양식장의 수온 관측망을 현재 "
        "180곳에서 "
        "320곳으로 확대한다고 밝혔다. 새로 설치되는 관측기는 10분마다 수온과 용존산소를 측정해 "
        "어업인의 "
        "휴대전화로 보낸다.\n\n제목\n다음 줄.\n");
  const std::string japanese =
      "水源保全庁は、地下水の採取量を毎月公表すると発表した。これまで年に一度だった\n"
      "が、渇水の年に対応が遅れたことから、市町村が求めていた。公表は来月から始める\n"
      "予定だ。\n";
  CHECK(unwrap_lines(japanese) ==
        "水源保全庁は、地下水の採取量を毎月公表すると発表した。これまで年に一度だったが、渇水の年に"
        "対応が"
        "遅れたことから、市町村が求めていた。公表は来月から始める予定だ。\n");
}

TEST_CASE("lines of a fixed width are joined again") {
  const std::string wrapped =
      "The port of Larkhaven switched on its first tidal power station on\n"
      "Tuesday, seven years after the council voted for it by a single\nvote.\n\nShort "
      "line.\nNext.\n";
  CHECK(unwrap_lines(wrapped) ==
        "The port of Larkhaven switched on its first tidal power station on Tuesday, seven years "
        "after the council voted for it by a single vote.\n\nShort line.\nNext.\n");
  CHECK(join_flowed_lines("flows \non\nnot on\n", false) == "flows on\nnot on\n");
  CHECK(is_wrapped(wrapped));
  // A headline may be wider than the text.
  const std::string headline =
      "The harbour board of Wexcombe will rebuild the northern quay, which was built in 1871";
  CHECK(unwrap_lines(headline + "\n\n" + wrapped).starts_with(headline + "\n"));
  CHECK(unwrap_lines(headline + "\n\n" + wrapped).ends_with(unwrap_lines(wrapped)));
  // A paragraph is no headline: these lines stand for themselves.
  CHECK_FALSE(
      is_wrapped("SENATOR BRASK SPEAKS ON THE TIDAL POWER STATION OF LARKHAVEN\n"
                 "Senator Odo Brask spoke on the tidal power station of Larkhaven:\n" +
                 std::string(200, 'a') + " " + std::string(200, 'b') + "\n"));
  // Indentation also takes space; a single widest line does not prove that text was wrapped.
  CHECK(unwrap_lines("     The port of Larkhaven switched on its first tidal power\n"
                     "     station on Tuesday, seven years after the council voted\n"
                     "     for it.\n") ==
        "The port of Larkhaven switched on its first tidal power station on Tuesday, seven years "
        "after the council voted for it.\n");
  CHECK_FALSE(
      is_wrapped("Tidal Power Comes to the Port of Larkhaven at Last, and It Is Here\n"
                 "Home\nPress\nThe station was switched on on Tuesday by the council.\n"
                 "It had been voted for seven years ago.\nNobody knows why.\n"));
}

TEST_CASE("a non-text format is refused with its name and a tool to convert it") {
  const auto reason = [](const std::string& name, std::string_view bytes) {
    const auto records = read_bytes(name, bytes);
    REQUIRE(records.size() == 1);
    REQUIRE_FALSE(records[0].raw);
    return records[0].raw.error().message;
  };
  CHECK(reason("a.pdf", "%PDF-1.4\n...").find("pdftotext") != std::string::npos);
  CHECK(reason("noname", "%PDF-1.4\n...").find("PDF") != std::string::npos);
  CHECK(reason("a.docx", std::string("PK\x03\x04").append(26, '\0') + "[Content_Types].xml")
            .find("pandoc") != std::string::npos);
  CHECK(reason("a.png", "\x89PNG\r\n\x1A\n\x01\x02").find("PNG") != std::string::npos);
  CHECK(reason("empty.json", "") == "empty");
  CHECK(reason("x.bin", std::string("\0\1\2\3\4\5\6\7", 8)) == "binary data");
}

TEST_CASE("heads of text are read in small letters and in other scripts") {
  for (const auto* head :
       {"title: Walnut harvest\ndate: 2017-03-06\n",
        "Заголовок: Walnut harvest\nДата: 2017-03-06\n",
        "Τίτλος: Walnut harvest\nΗμερομηνία: 2017-03-06\n",
        "标题：Walnut harvest\n日期：2017-03-06\n", "タイトル：Walnut harvest\n日付：2017-03-06\n",
        "Überschrift: Walnut harvest\nDatum: 2017-03-06\n"}) {
    CAPTURE(head);
    const auto records =
        read_bytes("a.txt", std::string(head) + "\nFarmers of the valley agreed.\n");
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "titled-text");
    CHECK(records[0].raw->title == "Walnut harvest");
    CHECK(records[0].raw->date == "2017-03-06");
    CHECK(records[0].raw->body == "Farmers of the valley agreed.");
  }
}

TEST_CASE("a text that DOS padded is one") {
  const auto records = read_bytes(
      "A.TXT", "Quay to be rebuilt\r\n\r\nThe quay is old.\r\n" + std::string(90, '\x1A'));
  REQUIRE(records.size() == 1);
  CHECK(records[0].form == "text-page");
}

TEST_CASE("the frames of pages printed by a browser are no text") {
  const auto records =
      read_bytes("a.txt",
                 "3/14/22, 9:05 AM              Cranes | Port\n\nThey lift, which\n\n"
                 "https://port.example/cranes                1/2\n"
                 "\f3/14/22, 9:05 AM              Cranes | Port\n\nwas hard.\n\n"
                 "https://port.example/cranes                2/2\n\f");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->url == "https://port.example/cranes");
  CHECK(records[0].raw->body == "Cranes | Port\n\nThey lift, which\nwas hard.\n");
}

TEST_CASE("a line that names the kind of text may stand above its head") {
  const std::string two =
      "PRESSEMITTEILUNG\n\nDatum: 14. Februar 2019\nOrt: Tannick\nBetreff: Das Wehr\n\nEs "
      "steigt.\n\n"
      "PRESSEMITTEILUNG\n\nDatum: 15. Februar 2019\nOrt: Tannick\nBetreff: Die Schleuse\n\nSie "
      "öffnet.\n";
  const auto records = read_bytes("a.txt", two);
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "titled-text");
  CHECK(records[0].raw->title == "Das Wehr");
  CHECK(records[0].raw->place == "Tannick");
  CHECK(records[0].raw->body == "Es steigt.");
  CHECK(records[1].raw->title == "Die Schleuse");
}

}  // namespace
}  // namespace dateline
