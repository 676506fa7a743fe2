#include "indexer/command/check_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/command/json_text.h"

namespace dateline {

std::string check_text(const CheckReport& report) {
  std::string text;
  if (report.sound()) {
    text = fmt::format("sound: {} releases of {} dumps\n", report.releases, report.dumps);
    if (report.digests) text += "  every file is as it was written\n";
    if (report.checked_releases > 0) {
      text += fmt::format("  {} stored releases are whole\n", report.checked_releases);
    }
  } else {
    text = "damaged:\n";
    for (const std::string& sentence : report.damage) text += fmt::format("  {}\n", sentence);
    text +=
        "what to do: go back to the generation before with `dateline-indexer rollback`, or build "
        "the index anew with `dateline-indexer index --full`; look after the disk and the memory\n";
  }
  for (const std::string& note : report.notes) text += fmt::format("note: {}\n", note);
  return text;
}

std::string check_json(const CheckReport& report) {
  nlohmann::ordered_json json;
  json["sound"] = report.sound();
  json["releases"] = report.releases;
  json["dumps"] = report.dumps;
  json["checked_releases"] = report.checked_releases;
  json["digests"] = report.digests;
  json["damage"] = report.damage;
  json["notes"] = report.notes;
  return json_text(json);
}

}  // namespace dateline
