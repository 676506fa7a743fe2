#include "indexer/pipeline/clean_lines.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "common/schema/keyword.h"
#include "common/text/json_text.h"
#include "indexer/source/explanation.h"

namespace dateline {
namespace {

nlohmann::ordered_json json_of(const Release& release) {
  nlohmann::ordered_json json;
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
  };
  json["id"] = release.id;
  json["file"] = release.origin.file;
  json["member"] = text_or_null(release.origin.member);
  json["record"] = release.origin.record;
  json["form"] = release.form;
  json["title"] = release.title;
  json["date"] = release.date ? nlohmann::ordered_json(release.date->iso()) : nullptr;
  json["date_grade"] = to_string(release.date_grade());
  json["date_source"] = to_string(release.date_source);
  json["time"] = text_or_null(release.time);
  json["embargo"] = text_or_null(release.embargo);
  json["source"] = text_or_null(release.source);
  json["issuer"] = text_or_null(release.issuer);
  json["place"] = text_or_null(release.place);
  json["channels"] = release.channels;
  json["tickers"] = release.tickers;
  json["fields"] = release.fields;
  json["language"] = text_or_null(release.language);
  json["url"] = text_or_null(release.url);
  json["body"] = release.body;
  auto zones = nlohmann::ordered_json::array();
  for (const ZoneSpan& span : release.zones) {
    zones.push_back({{"zone", to_string(span.zone)}, {"begin", span.begin}, {"end", span.end}});
  }
  json["zones"] = std::move(zones);
  return json;
}

/// A record that is no release, as a line of JSON.
nlohmann::ordered_json refused_to_json(const Record& record, const RecordOutcome& outcome) {
  nlohmann::ordered_json json;
  json["file"] = record.origin.file;
  json["record"] = record.origin.record;
  const Refusal refusal = outcome.refusals.empty() ? Refusal() : outcome.refusals.back();
  json["refused"] = refusal.counted_reason();
  if (std::string found = refusal.found(); !found.empty()) json["found"] = std::move(found);
  return json;
}

std::string line_of(const nlohmann::ordered_json& json) {
  return json_text(json) + '\n';
}

}  // namespace

std::string release_line(const Release& release) {
  return line_of(json_of(release));
}

std::string bulk_line(const Release& release) {
  const Origin& origin = release.origin;
  const std::string place =
      fmt::format("{}\n{}\n{}\n{}", origin.file, origin.member, origin.record, release.id);
  return fmt::format(R"({{"index":{{"_id":"{:016x}"}}}})", exact_number(place)) + '\n';
}

std::string explained_line(const Record& record, const RecordOutcome& read,
                           const Explanation& explanation) {
  auto json = read.release ? json_of(*read.release) : refused_to_json(record, read);
  json["explanation"] = {{"dates", explanation.dates}, {"text", explanation.text}};
  return line_of(json);
}

}  // namespace dateline
