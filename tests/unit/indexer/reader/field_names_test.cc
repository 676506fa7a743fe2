#include "indexer/reader/field_names.h"

#include <catch2/catch.hpp>
#include <utility>

#include "indexer/reader/field_collector.h"

namespace dateline {
namespace {

TEST_CASE("names of fields are known in many languages, however they are written") {
  const auto field_of = [](std::string_view name) {
    CAPTURE(name);
    const auto match = match_field(name);
    REQUIRE(match);
    return match->field;
  };
  for (const char* name : {"Überschrift", "UEBERSCHRIFT", "titel", "Título", "titulo", "TITRE",
                           "Заголовок", "제목", "标题", "タイトル", "العنوان", "Τίτλος"}) {
    CHECK(field_of(name) == RawField::title);
  }
  CHECK(field_of("dc:Date") == RawField::date);
  CHECK(field_of("Datum") == RawField::date);
  CHECK(field_of("approve_date") == RawField::date);
  CHECK(field_of("배포일") == RawField::date);
  CHECK(field_of("ministry") == RawField::issuer);
  CHECK(field_of("Inhalt") == RawField::body);
  CHECK(field_of("original_url") == RawField::url);
  CHECK_FALSE(match_field("image"));
  CHECK_FALSE(match_field(""));
}

TEST_CASE("English names come before others, and texts before summaries") {
  CHECK(match_field("headline")->rank < match_field("titel")->rank);
  CHECK(match_field("description")->rank > match_field("inhalt")->rank);
  CHECK(match_field("story")->rank < summary_rank);
  CHECK(match_field("zusammenfassung")->rank >= summary_rank);
}

TEST_CASE("a name whose words say so is the day of publication") {
  for (const char* name :
       {"publish_date", "webPublicationDate", "Date of release", "Posted On", "issue_date",
        "article:published_time", "DC.date.issued", "date.$date", "release_dt", "Erschienen am",
        "Date de mise en ligne", "Fecha de emisión", "Дата публикации", "published_date_gmt"}) {
    CAPTURE(name);
    const auto match = match_field(name);
    REQUIRE(match);
    CHECK(match->field == RawField::date);
    CHECK(match->rank < match_field("created_at")->rank);
  }
  for (const char* name :
       {"crawl_date", "Event Date", "news_count", "post_type", "publish", "press"}) {
    CAPTURE(name);
    CHECK_FALSE(match_field(name));
  }
  CHECK(match_date_part("Month") == DatePart::month);
  CHECK_FALSE(match_date_part("months"));
}

TEST_CASE("a date has digits, and an address no blanks around it") {
  FieldCollector collector;
  collector.offer("title", {"T"});
  collector.offer("data", {"some object"});
  collector.offer("link", {"https://a.example/1\n"});
  const RawRelease raw = std::move(collector).release();
  CHECK(raw.date.empty());
  CHECK(raw.url == "https://a.example/1");
  CHECK(raw.id == raw.url);
}

TEST_CASE("what programs add to names does not count") {
  CHECK(match_field("field_release_date") == match_field("release_date"));
  CHECK(match_field("acf.release_date") == match_field("release_date"));
  CHECK(match_field("title_s") == match_field("title"));
  CHECK(match_field("body_txt_en") == match_field("body"));
  CHECK(match_field("release_date")->rank < match_field("publishedAt")->rank);
}

}  // namespace
}  // namespace dateline
