#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/format/table_head.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

std::vector<std::string> titles_in(const std::string& csv, const std::string& name = "a.csv") {
  std::vector<std::string> titles;
  for (const auto& record : read_bytes(name, csv)) {
    CHECK((record.form == "table" || !record.raw));
    titles.push_back(record.raw ? record.raw->title : record.raw.error().message);
  }
  return titles;
}

using Titles = std::vector<std::string>;

TEST_CASE("a quotation mark without end costs its line only") {
  const std::string torn = "line 3: quotation mark without end";
  SECTION("without another one") {
    CHECK(titles_in("title,date,body\nA,2024-01-02,a\n\"B,2024-01-03,b\nC,2024-01-04,c\nD,x,d\n") ==
          Titles{"A", torn, "C", "D"});
  }
  SECTION("before quoted fields") {
    CHECK(titles_in("title,date,body\nA,2024-01-02,a\n\"B,2024-01-03,b\n\"C\",2024-01-04,c\n") ==
          Titles{"A", torn, "C"});
    CHECK(titles_in("title,date,body\nA,2024-01-02,a\nB,\"2024-01-03,b\nC,2024-01-04,\"c\nd\"\n"
                    "D,2024-01-05,\"d\"\nE,2024-01-06,\"e\nf\"\n")
              .back() == "E");
    CHECK(titles_in("title,date,body\nA,2024-01-02,a\nB,2024-01-03,\"b\nC,2024-01-04,\"c\"\n"
                    "D,2024-01-05,\"d\ne\"\n") == Titles{"A", torn, "C", "D"});
  }
  SECTION("at the end of a table that was cut off") {
    CHECK(titles_in("title,date,body\nA,2024-01-02,a\nB,2024-01-03,\"b\nand more, or less") ==
          Titles{"A", "B"});
  }
}

TEST_CASE("a field goes on behind a quotation that it begins with") {
  const std::string head = "title,date,body\n";
  CHECK(titles_in(head + "\"Word\" of the day,2005-01-02,a\nB,2005-01-03,b\n") ==
        Titles{"\"Word\" of the day", "B"});
  CHECK(titles_in(head + "\"One\" and \"two, three\" in all,2005-01-02,a\nB,2005-01-03,b\n") ==
        Titles{"\"One\" and \"two, three\" in all", "B"});
  CHECK(titles_in(head + "\"Word\" of the day,2005-01-02,\"a,\nmore\"\nB,2005-01-03,b\n") ==
        Titles{"\"Word\" of the day", "B"});
  CHECK(titles_in(head + "A,2005-01-02,\"Word\" in the body\nB,2005-01-03,b\n") ==
        Titles{"A", "B"});
  CHECK(
      titles_in("title;date;body\r\n\"Word\" of the day;2005-01-02;\"a\"\r\nB;2005-01-03;b\r\n") ==
      Titles{"\"Word\" of the day", "B"});
}

TEST_CASE("the last field of a table goes on behind its quotation") {
  const auto records = read_bytes(
      "a.csv", "title,date,body\r\nA,2005-01-02,\"Word\" in the body\r\nB,2005-01-03,b\r\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->body == "\"Word\" in the body");
  CHECK(records[0].raw->date == "2005-01-02");
}

TEST_CASE("marks that a quoted field did not double stay in it") {
  const auto records = read_bytes("a.csv",
                                  "title,date,body\n\"He said \"no, never\" to it\",2005-01-02,"
                                  "\"He said \"no\" and\nleft, then, came\"\nB,2005-01-03,b\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->title == "He said \"no, never\" to it");
  CHECK(records[0].raw->body == "He said \"no\" and\nleft, then, came");
}

TEST_CASE("a row that begins with a quotation is read behind a mark without end, too") {
  CHECK(titles_in(
            "title,date,body\nA,2024-01-02,a\n\"B,2024-01-03,b\n\"C\" c,2024-01-04,c\nD,x,d\n") ==
        Titles{"A", "line 3: quotation mark without end", "\"C\" c", "D"});
}

TEST_CASE("many quotation marks without end cost linear time") {
  std::string csv = "title,date,body\n";
  for (int i = 0; i < 20'000; ++i) csv += "\"A,2024-01-02,a\nB,2024-01-02,b\n";
  CHECK(titles_in(csv + "\"\n").size() > 2);
}

TEST_CASE("lines above the names of columns are not rows") {
  CHECK(titles_in("sep=|\ntitle|date|body\nA, B|2024-01-02|a\n") == Titles{"A, B"});
  CHECK(titles_in("sep=|\ntitle|date|body\nA, B|2024-01-02|a\n", "noname") == Titles{"A, B"});
  CHECK(titles_in("# made by hand\n# on Monday\ntitle,date,body\nA,2024-01-02,a\n# done\n") ==
        Titles{"A"});
  CHECK(titles_in("#title,date,body\nA,2024-01-02,a\n") == Titles{"A"});
  CHECK(titles_in("Releases of Tannick\n\ntitle;date;body\nA;2024-01-02;a\n") == Titles{"A"});
}

TEST_CASE("only the names of columns are decoded, not what is known of the columns") {
  // A fuzzer found names whose charset turned the fields of the columns into others.
  TableHead head;
  head.marks.delimiter = ';';
  head.columns = {"\xca tie", "text"};
  head.contents = {RawField::date, std::nullopt, RawField::body};
  const auto read = TableHead::read(
      head.written(), [](std::string_view names) { return std::string(names.size(), '\n'); });
  CHECK(read.marks.delimiter == ';');
  CHECK(read.contents == head.contents);
}

TEST_CASE("rows may end as on old Macs") {
  CHECK(titles_in("title,date,body\rA,2024-01-02,a\r\"B\rC\",2024-01-03,b\r") ==
        Titles{"A", "B C"});
}

TEST_CASE("columns without known names are known by what is in them") {
  const std::string text = "The lock keepers will raise the weir by two feet on Monday, they said.";
  const auto check = [&](const std::string& csv) {
    const auto records = read_bytes("a.csv", csv);
    REQUIRE(records.size() == 2);
    REQUIRE(records[0].raw);
    CHECK(records[0].raw->title == "Weir at Tannick to rise");
    CHECK(records[0].raw->date == "2024-01-02");
    CHECK(records[0].raw->url == "https://a.example/1");
    CHECK(records[0].raw->body == text);
    CHECK(records[0].raw->note.find("title from column 2") != std::string::npos);
    CHECK(records[1].raw->note.empty());
  };
  const std::string rows = "7;Weir at Tannick to rise;2024-01-02;https://a.example/1;" + text +
                           "\n8;Weir at Dunmere to rise;2024-01-03;https://a.example/2;" + text +
                           "\n";
  check("a;b;c;d;e\n" + rows);
  SECTION("also without names at all") {
    check(rows);
  }
}

TEST_CASE("a row with more values than there are columns loses none") {
  const auto read = [](const std::string& csv) {
    const auto records = read_bytes("a.csv", csv);
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].raw);
    return *records[0].raw;
  };
  const std::string text = "The council met, and the mayor spoke, at last.";
  CHECK(read("title,date,text\nA,2023-04-01," + text + "\n").body == text);
  CHECK(read("title,date,text\nA,2023-04-01," + text + ",,\n").body == text);
  CHECK(read("title\tdate\ttext\nA\t2023-04-01\tOne\ttwo.\n").body == "One\ttwo.");
  SECTION("in the middle") {
    const RawRelease raw = read("date,text,title\n2023-04-01," + text + ",A\n");
    CHECK(raw.body == text);
    CHECK(raw.title == "A");
  }
  SECTION("also in the title, before the date") {
    const RawRelease raw = read("title,date,text\nA, B,2023-04-01," + text + "\n");
    CHECK(raw.title == "A, B");
    CHECK(raw.date == "2023-04-01");
    CHECK(raw.body == text);
  }
}

TEST_CASE("a table without names keeps its first row") {
  const std::string one(150, 'a');
  const std::string two(150, 'b');
  const auto records = read_bytes("a.csv", "1,2017-03-14,The weir at Tannick rises," + one +
                                               " .\n" + "2,2017-03-15,Lock falls," + two + " .\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->title == "The weir at Tannick rises");
  CHECK(records[0].raw->date == "2017-03-14");
  CHECK(records[0].raw->body == one + " .");
  CHECK(records[1].raw->title == "Lock falls");
}

TEST_CASE("spaces may stand between delimiters and quotation marks") {
  for (const std::string delimiter : {", ", " , ", " ,", " ; "}) {
    INFO(delimiter);
    const auto row = [&](const std::string& a, const std::string& b, const std::string& c) {
      return fmt::format("{}\n", fmt::join(std::array{a, b, c}, delimiter));
    };
    const std::string values =
        row("\"A, one\"", "\"2023-04-04\"", "\"He said \"\"no\"\", and\nleft.\"") +
        row("\"B\"", "\"2023-04-05\"", "\"Two; or three.\"");
    for (const std::string& head :
         {row("\"Title\"", "\"Date\"", "\"Text\""), row("Title", "Date", "Text")}) {
      const auto records = read_bytes("a.csv", head + values);
      REQUIRE(records.size() == 2);
      REQUIRE(records[0].raw);
      CHECK(records[0].raw->title == "A, one");
      CHECK(records[0].raw->date == "2023-04-04");
      CHECK(records[0].raw->body == "He said \"no\", and\nleft.");
      CHECK(records[1].raw->body == "Two; or three.");
    }
  }
  CHECK(titles_in("title,date,body\nA, 2024-01-02, \"Word\" in the body\nB,2024-01-03,b\n") ==
        Titles{"A", "B"});
}

TEST_CASE("backslashes escape quotation marks where none is doubled") {
  const auto bodies_in = [](const std::string& csv) {
    std::vector<std::string> bodies;
    for (const auto& record : read_bytes("a.csv", csv)) {
      bodies.push_back(record.raw ? record.raw->body : record.raw.error().message);
    }
    return bodies;
  };
  const std::string head = "\"title\",\"date\",\"body\"\n";
  CHECK(bodies_in(head + R"("A","2024-01-02","\"Yes,\" he said, \"now.\" C:\\")" + "\n" +
                  R"("B","2024-01-03","b")" + "\n") ==
        Titles{R"("Yes," he said, "now." C:\)", "b"});
  CHECK(bodies_in(head + R"("A","2024-01-02","He said \"yes\"")" + "\n" +
                  R"("B","2024-01-03","b")" + "\n") == Titles{R"(He said "yes")", "b"});
  CHECK(bodies_in(head + R"("A","2024-01-02","in C:\")" + "\n" + R"("B","2024-01-03","b")" +
                  "\n") == Titles{R"(in C:\)", "b"});
  CHECK(bodies_in(head + R"("A","2024-01-02","a ""\"" sign")" + "\n" + R"("B","2024-01-03","b")" +
                  "\n") == Titles{R"(a "\" sign)", "b"});
}

TEST_CASE("the day on which a row was entered is not that of its release") {
  const std::string text = "The lock keepers will raise the weir by two feet on Monday, they said.";
  const auto records =
      read_bytes("a.csv",
                 "Timestamp,What is the headline?,On which day?,Please paste the text\n"
                 "2024-03-02,The weir rises,2017-05-09," +
                     text + "\n" + "2024-03-02,The lock opens,2017-05-10," + text + "\n");
  REQUIRE(records.size() == 2);
  REQUIRE(records[0].raw);
  CHECK(records[0].raw->date == "2017-05-09");
}

TEST_CASE("rows parted by tabs are a table without names, whatever the name of the file") {
  const std::string text = "The quay opens on Monday, said the port, and closes again on Tuesday.";
  const std::string row = "2021-03-09\tThe quay of Tannick opens\t" + text + "\n";
  CHECK(titles_in(row + row, "a.txt") ==
        Titles{"The quay of Tannick opens", "The quay of Tannick opens"});
  const auto mixed = read_bytes("a.txt", row + row + "It rains.\n" + row);
  CHECK(mixed.size() == 1);
}

}  // namespace
}  // namespace dateline
