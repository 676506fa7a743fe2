#include "indexer/clean/date_orders.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "indexer/clean/cleaner.h"
#include "indexer/format/forms.h"
#include "indexer/format/table_head.h"

namespace dateline {
namespace {

constexpr std::string_view english =
    "The harbour board said today that the new crane will be running before the winter, and that "
    "the owners of the ships have waited for it for four years. The union called it a relief to "
    "the men of the harbour.";
constexpr std::string_view french =
    "Le conseil du port a annoncé aujourd'hui que la nouvelle grue sera en service avant l'hiver. "
    "Les armateurs l'attendent depuis quatre ans, et les dockers parlent d'un soulagement.";

Record row(std::string file, const std::string& date, std::string_view text) {
  Record record;
  record.origin.file = std::move(file);
  record.bytes = date + ",The crane,\"" + std::string(text) + "\"\n";
  const TableHead head = find_table_head("Date,Headline,Story\n" + record.bytes);
  record.context = std::make_shared<const std::string>(head.written());
  return record;
}

void learn_row(BoilerplateLearner& learner, const Record& record) {
  learn(record, Table().parse(record).value(), learner);
}

std::string date_of(const Record& record, const BoilerplateModel& model) {
  return clean(record, Table().parse(record).value(), model).value().date->iso();
}

TEST_CASE("a column with one date that only starts with the day starts with the day", "[dates]") {
  BoilerplateLearner learner;
  for (const auto* date : {"2/5/2019", "03/05/2019", "24/4/2019"}) {
    learn_row(learner, row("a.csv", date, english));
  }
  const BoilerplateModel model = learner.finish();
  CHECK(date_of(row("a.csv", "2/5/2019", english), model) == "2019-05-02");
  CHECK(date_of(row("a.csv", "03/05/2019", english), model) == "2019-05-03");
}

TEST_CASE("each dump of a source has its order, and others have that of the source", "[dates]") {
  BoilerplateLearner learner;
  for (const auto* date : {"24/4/2019", "25/4/2019"})
    learn_row(learner, row("x/a.csv", date, english));
  learn_row(learner, row("x/b.csv", "4/24/2019", english));
  const BoilerplateModel model = learner.finish();
  CHECK(date_of(row("x/a.csv", "2/5/2019", english), model) == "2019-05-02");
  CHECK(date_of(row("x/b.csv", "2/5/2019", english), model) == "2019-02-05");
  CHECK(date_of(row("x/new.csv", "2/5/2019", english), model) == "2019-05-02");
  CHECK(date_of(row("y/new.csv", "2/5/2019", english), model) == "2019-02-05");
}

TEST_CASE("where no date decides, the language of the source does", "[dates]") {
  BoilerplateLearner learner;
  for (int i = 0; i < 2; ++i) learn_row(learner, row("x/a.csv", "2/5/2019", french));
  learn_row(learner, row("x/a.csv", "3/5/2019", english));
  const BoilerplateModel model = learner.finish();
  CHECK(date_of(row("x/a.csv", "3/5/2019", english), model) == "2019-05-03");
  CHECK(date_of(row("y/a.csv", "3/5/2019", english), model) == "2019-03-05");
  CHECK(date_of(row("y/a.csv", "3/5/2019", french), model) == "2019-05-03");
}

TEST_CASE("the name of a file settles the order of the date inside", "[dates]") {
  BoilerplateLearner learner;
  learn_row(learner, row("x/2019-05-02.csv", "2/5/2019", english));
  CHECK(date_of(row("x/other.csv", "3/5/2019", english), learner.finish()) == "2019-05-03");
}

TEST_CASE("a full stop means the day first in an English text, too", "[dates]") {
  BoilerplateLearner learner;
  learn_row(learner, row("x/a.csv", "2.5.2019", english));
  CHECK(date_of(row("x/a.csv", "2.5.2019", english), learner.finish()) == "2019-05-02");
}

TEST_CASE("the month comes first in the English of the United States", "[dates]") {
  CHECK(usual_order("en") == DateOrder::month_first);
  CHECK(usual_order("en-US") == DateOrder::month_first);
  CHECK(usual_order("en_US", "www.port.example") == DateOrder::month_first);
  CHECK(usual_order("de") == DateOrder::day_first);
  CHECK(usual_order("fr-CA") == DateOrder::day_first);
  CHECK(usual_order("") == DateOrder::unknown);
}

TEST_CASE("the day comes first in the English of other countries", "[dates]") {
  const auto* tag = GENERATE("en-GB", "en_gb", "en-AU", "en-NZ", "en-IE", "en-IN", "en-ZA");
  CHECK(usual_order(tag) == DateOrder::day_first);
}

TEST_CASE("a host tells the country of its English", "[dates]") {
  const auto* host = GENERATE("www.port.gov.uk", "port.au", "port.co.nz", "port.IE", "port.nic.in");
  CHECK(usual_order("en", host) == DateOrder::day_first);
  CHECK(usual_order("en-US", host) == DateOrder::day_first);  // what programs say by themselves
}

TEST_CASE("domains of the United States or of everybody tell nothing", "[dates]") {
  const auto* host =
      GENERATE("port.state.us", "port.example", "port.io", "port.co", "uk", "10.0.0.1");
  CHECK(usual_order("en", host) == DateOrder::month_first);
}

TEST_CASE("the month comes first in languages that put the year before it", "[dates]") {
  CHECK(usual_order("ko") == DateOrder::month_first);
  CHECK(usual_order("ja") == DateOrder::month_first);
  CHECK(usual_order("zh-TW") == DateOrder::month_first);
}

Record page(std::string file, const std::string& head, const std::string& date) {
  Record record;
  record.origin.file = std::move(file);
  record.bytes = "<!doctype html>" + head +
                 "<title>The crane</title><body><article><h1>The crane</h1>" +
                 "<p>Published: " + date + "</p><p>" + std::string(english) + "</p></article>";
  return record;
}

/// The date of a page whose source has two like it.
std::string date_of_page(const std::string& file, const std::string& head) {
  BoilerplateLearner learner;
  for (const auto* date : {"02/05/2019", "04/06/2019"}) {
    const Record record = page(file, head, date);
    learn(record, HtmlPage().parse(record).value(), learner);
  }
  const Record record = page(file, head, "03/05/2019");
  return clean(record, HtmlPage().parse(record).value(), learner.finish()).value().date->iso();
}

TEST_CASE("pages of a British site have the day first", "[dates]") {
  CHECK(date_of_page("x/a.html", R"(<html lang="en-GB">)") == "2019-05-03");
  CHECK(
      date_of_page("x/a.html", R"(<html lang="en"><meta property="og:locale" content="en_IE">)") ==
      "2019-05-03");
  CHECK(date_of_page("x/a.html", R"(<html><link rel="canonical" href="https://port.co.uk/a">)") ==
        "2019-05-03");
  CHECK(date_of_page("mirror/www.port.co.uk/news/a.html", "<html>") == "2019-05-03");
}

TEST_CASE("pages of an American site have the month first", "[dates]") {
  CHECK(date_of_page("x/a.html", R"(<html lang="en">)") == "2019-03-05");
  CHECK(date_of_page("mirror/www.port.us/a.html", R"(<html lang="en-US">)") == "2019-03-05");
}

TEST_CASE("the dateline settles the order of the numbers above it", "[dates]") {
  Record record;
  record.origin.file = "x/a.html";
  record.bytes =
      "<!doctype html><html lang=en-GB><title>The crane</title><article><h1>The crane</h1>"
      "<div>by Nina, on 06/11/19 14:22</div><p>QUILLMERE, June 11, 2019 - " +
      std::string(english) + "</p></article>";
  const auto day = [&record] {
    return clean(record, HtmlPage().parse(record).value(), {}).value().date->iso();
  };
  CHECK(day() == "2019-06-11");
  record.bytes.replace(record.bytes.find("June 11"), 7, "June 12");
  CHECK(day() == "2019-11-06");
}

TEST_CASE("the day after that of a folder settles the order as well", "[dates]") {
  BoilerplateLearner learner;
  learn_row(learner, row("x/2019-05-01/a.csv", "2/5/2019", english));
  CHECK(date_of(row("x/other.csv", "3/5/2019", english), learner.finish()) == "2019-05-03");
}

TEST_CASE("orders do not depend on how dates are spread over learners", "[dates]") {
  DateOrderLearner all;
  DateOrderLearner left;
  DateOrderLearner right;
  for (int i = 0; i < 5; ++i) {
    const auto order = i < 2 ? DateOrder::day_first : DateOrder::month_first;
    all.add_proven("dump", "source", order);
    (i % 2 == 0 ? left : right).add_proven("dump", "source", order);
  }
  right.merge(left);
  CHECK(right.finish() == all.finish());
  CHECK(all.finish().of("dump", "source") == DateOrder::month_first);
  CHECK(all.finish().of("other", "other") == DateOrder::unknown);
}

TEST_CASE("the language of a page saved as text gives the order of the date above it", "[dates]") {
  const auto date_above = [](const std::string& date) {
    Record record;
    record.origin.file = "crane.txt";
    record.bytes = fmt::format("La grue\n\n{}\n\n{}\n", date, french);
    const auto release = clean(record, TextPage().parse(record).value());
    return release.value().graded_date() ? release.value().date->iso() : "none";
  };
  CHECK(date_above("Publié le 08-01-2016") == "2016-01-08");
  CHECK(date_above("08/01/2016") == "2016-01-08");
  // Digits of another script are no such date.
  CHECK(date_above("２０１６年１月８日") == "2016-01-08");
  CHECK(date_above("१२ १२") == "none");
}

TEST_CASE("learned orders survive serialisation, and older models have none", "[dates]") {
  BoilerplateLearner learner;
  const std::string before = learner.finish().serialise();
  learner.date_orders().add_proven("dump", "source", DateOrder::day_first);
  const BoilerplateModel model = learner.finish();
  CHECK_FALSE(model.empty());
  const auto read = BoilerplateModel::deserialise(model.serialise());
  REQUIRE(read);
  CHECK(*read == model);
  CHECK_FALSE(BoilerplateModel::deserialise(model.serialise() + "x"));
  CHECK(BoilerplateModel::deserialise(before) == BoilerplateModel());
  BoilerplateModel known = model;
  BoilerplateLearner newer;
  newer.date_orders().add_proven("dump", "source", DateOrder::month_first);
  known.add_new_sources(newer.finish());
  CHECK(known == model);
}

}  // namespace
}  // namespace dateline
