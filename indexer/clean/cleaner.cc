#include "indexer/clean/cleaner.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <string_view>

#include "common/schema/keyword.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/dateline.h"
#include "indexer/clean/headline.h"
#include "indexer/clean/language.h"
#include "indexer/clean/long_line.h"
#include "indexer/clean/notices.h"
#include "indexer/clean/page_line.h"
#include "indexer/clean/page_title.h"
#include "indexer/clean/spaces.h"
#include "indexer/clean/text_page.h"
#include "indexer/format/form.h"

namespace dateline {
namespace {

bool is_one_line(std::string_view text) {
  return trim_blanks(text).find('\n') == std::string_view::npos;
}

/// Paragraphs without blanks around them and empty ones between.
std::string fold_paragraphs(std::string_view body) {
  std::string folded;
  folded.reserve(body.size());
  while (!body.empty()) {
    const auto end = std::min(body.find('\n'), body.size());
    if (!trim_blanks(body.substr(0, end)).empty()) {
      if (!folded.empty()) folded += '\n';
      append_folded(folded, body.substr(0, end));
    }
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return folded;
}

PageParts read_parts(const Record& record, const RawRelease& raw,
                     const BoilerplateModel& boilerplate, const DateRange& range) {
  if (raw.whole_page) {
    if (is_one_line(raw.body)) return read_long_line(raw.body, range);
    return read_text_page(raw.body, boilerplate.of(boilerplate_source(record, raw)), range);
  }
  PageParts parts;
  parts.body = fold_paragraphs(raw.body);
  return parts;
}

/// The name of a file without its folders and extension, for a release that has no words.
std::string stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == path.npos || slash == 0) return {};
  path = path.substr(0, slash);
  return std::string(path.substr(path.rfind('/') + 1));
}

bool is_number(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-") == name.npos;
}

/// Who published it, from the strongest evidence to the weakest.
std::string source_of(const Record& record, const RawRelease& raw, std::string_view wire) {
  if (!raw.source.empty()) return raw.source;
  if (!wire.empty()) return std::string(wire);
  if (auto host = host_of_url(raw.url); !host.empty()) return host;
  return folder_of(record.origin.file);
}

/// A digest of where the record lies and what it holds, so that a run gives the same id each time.
std::string digest_of(const Record& record) {
  const auto where =
      fmt::format("{}\n{}\n{}\n", record.origin.file, record.origin.member, record.origin.record);
  const auto place = XXH3_64bits(where.data(), where.size());
  const auto hash = XXH3_128bits_withSeed(record.bytes.data(), record.bytes.size(), place);
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string id_of(const Record& record, const RawRelease& raw) {
  if (!raw.id.empty()) return raw.id;
  return raw.url.empty() ? digest_of(record) : raw.url;
}

}  // namespace

Result<Release> clean(const Record& record, RawRelease&& raw, const BoilerplateModel& boilerplate) {
  const DateRange range = plausible_dates(record);
  PageParts parts = read_parts(record, raw, boilerplate, range);

  Release release;
  release.id = id_of(record, raw);
  release.origin = record.origin;
  if (record.form != nullptr) release.form = record.form->name();
  release.url = raw.url;
  release.channels = std::move(raw.channels);
  release.issuer = fold_spaces(raw.issuer);

  if (const auto given = find_date(raw.date, 0, range)) {
    parts.dates.insert(parts.dates.begin(), {given->date, given->time, raw.date_source});
  }
  std::string_view wire;
  if (const auto opening = leading_dateline(parts.body, range)) {
    wire = wire_of_mark(opening->wire);
    if (parts.place.empty()) parts.place = opening->place;
    if (opening->date && !raw.whole_page) {
      parts.dates.push_back({opening->date->date, opening->date->time, DateSource::dateline});
    }
  }
  choose_date(record, parts.dates, range, release);

  release.source = source_of(record, raw, wire);
  release.place = fold_spaces(raw.place.empty() ? parts.place : raw.place);
  release.body = without_notices(parts.body, release.source);
  release.title = fold_spaces(raw.title.empty() ? parts.title : raw.title);
  if (release.title.empty()) release.title = opening_words(release.body, range).title;
  if (release.title.empty()) release.title = stem_of(record.origin.file);
  release.language = detect_language(release.body);
  return release;
}

void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner) {
  if (!raw.whole_page || raw.body_kind != BodyKind::text || is_one_line(raw.body)) return;
  const DateRange range = plausible_dates(record);
  const auto lines = read_page_lines(raw.body, {}, range);
  std::vector<std::string_view> blocks;
  if (!lines.empty()) blocks.push_back(site_name(lines.front().text));
  for (const PageLine& line : lines) {
    // Dates look alike once their digits are folded, but each is its own.
    if (!line.date) blocks.push_back(line.text);
  }
  const auto page =
      fmt::format("{}\n{}\n{}", record.origin.file, record.origin.member, record.origin.record);
  learner.add(boilerplate_source(record, raw), page, blocks);
}

std::string boilerplate_source(const Record& record, const RawRelease& raw) {
  if (auto host = host_of_url(raw.url); !host.empty()) return host;
  std::string_view folder = record.origin.file;
  do {
    folder = folder.substr(0, std::min(folder.rfind('/'), folder.size()));
  } while (is_number(folder.substr(folder.rfind('/') + 1)));
  return std::string(folder);
}

}  // namespace dateline
