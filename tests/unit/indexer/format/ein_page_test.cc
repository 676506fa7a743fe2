#include "indexer/format/forms.h"

#include <catch2/catch.hpp>

#include "indexer/clean/cleaner.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

constexpr std::string_view page = R"( date 2023-05-04 Submit Release
News Search

There were 1,934 press releases posted in the last 24 hours and 400,112 in the last 365 days.

Harbour Town Opens Its New Library

News Provided By
Harbour Town Council

May 04, 2023, 14:00 GMT
Share This Article

HARBOUR TOWN, MAINE, UNITED STATES, May 4, 2023 /EINPresswire.com/ -- Harbour Town opened its library today.
Readers came early.

Ann Reader
Harbour Town Council
email us here
Visit us on social media:
You just read:

Harbour Town Opens Its New Library

Distribution channels: Culture, Society & Lifestyle, Education

EIN Presswire's priority is source transparency. We do not allow opaque clients.
We use cookies for analytics, personalized content and ads. Learn more
)";

Record record_of(std::string_view bytes) {
  Record record;
  record.origin.file = "pages/library.txt";
  record.bytes = bytes;
  return record;
}

TEST_CASE("an EIN page is recognised by what the wire puts around it") {
  const EinPage form;
  CHECK(form.recognises({"library.txt", page, nullptr}));
  CHECK_FALSE(form.recognises({"library.txt", "Harbour Town opens its library.\n", nullptr}));
}

TEST_CASE("title, date, issuer, channels and body are extracted from an EIN page") {
  const Record record = record_of(page);
  auto raw = EinPage().parse(record);
  REQUIRE(raw);
  const auto release = clean(record, std::move(*raw));
  REQUIRE(release);
  CHECK(release->title == "Harbour Town Opens Its New Library");
  REQUIRE(release->date);
  CHECK(release->date->iso() == "2023-05-04");
  CHECK(release->date_source == DateSource::header);
  CHECK(release->time == "14:00+00:00");
  CHECK(release->issuer == "Harbour Town Council");
  CHECK(release->place == "HARBOUR TOWN, MAINE, UNITED STATES");
  CHECK(release->source == "EIN Presswire");
  CHECK(release->language == "en");
  CHECK(release->channels == std::vector<std::string>{"Culture, Society & Lifestyle", "Education"});
  for (const auto* notice : {"cookies", "transparency", "email us", "Submit", "social media"}) {
    CHECK(release->body.find(notice) == std::string::npos);
  }
  CHECK(release->body.find("Readers came early.") != std::string::npos);
  CHECK(release->body.find("Ann Reader") != std::string::npos);
}

TEST_CASE("channels on lines of their own end where the notices begin") {
  const Record record = record_of(
      " date 2022-01-02 Submit Release\nNews Search\nA Title of the Page\nBody text here.\n"
      "You just read:\nA Title of the Page\nDistribution channels:\nEducation\nTechnology\n"
      "Legal Disclaimer:\nEIN Presswire provides this news content \"as is\".\n");
  const auto raw = EinPage().parse(record);
  REQUIRE(raw);
  CHECK(raw->title == "A Title of the Page");
  CHECK(raw->channels == std::vector<std::string>{"Education", "Technology"});
  CHECK(raw->body == "Body text here.");
}

TEST_CASE("a page that ends in the middle is read as far as it goes") {
  const auto raw = EinPage().parse(record_of(" date 2022-01-02 Submit Release\nNews Search"));
  REQUIRE(raw);
  CHECK(raw->title.empty());
  CHECK(raw->body.empty());
}

TEST_CASE("consecutive pages in a file are separate releases") {
  std::string second(page);
  second.replace(second.find("Harbour Town Opens"), 12, "Inland Place");
  const std::string pages = std::string(page) + second;
  const auto records = test::read_bytes("pages.txt", pages);
  REQUIRE(records.size() == 2);
  REQUIRE(records[1].raw);
  CHECK(records[0].raw->title == "Harbour Town Opens Its New Library");
  CHECK(records[1].raw->title == "Inland Place Opens Its New Library");
  CHECK(records[1].record.origin.record == 1);
  CHECK(records[1].record.origin.offset == page.size());
}

}  // namespace
}  // namespace dateline
