#include "indexer/command/check_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/command/json_text.h"

namespace dateline {

std::string check_text(const CheckReport& report) {
  std::string text;
  if (report.sound()) {
    text = fmt::format("ok: {} releases from {} dumps\n", report.releases, report.dumps);
    if (report.digests) text += "  all files match their digests\n";
    if (report.checked_releases > 0) {
      text += fmt::format("  {} stored releases verified\n", report.checked_releases);
    }
  } else {
    text = "damaged:\n";
    for (const std::string& sentence : report.damage) text += fmt::format("  {}\n", sentence);
    text +=
        "to repair: return to the previous generation with `dateline-indexer rollback`, or rebuild "
        "with `dateline-indexer index --full`; also check the disk and memory for faults\n";
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
