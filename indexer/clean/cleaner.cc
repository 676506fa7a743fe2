#include "indexer/clean/cleaner.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "common/schema/keyword.h"
#include "common/text/ascii.h"
#include "indexer/clean/article_edges.h"
#include "indexer/clean/broken_lines.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/dateline.h"
#include "indexer/clean/embargo.h"
#include "indexer/clean/fingerprint.h"
#include "indexer/clean/headline.h"
#include "indexer/clean/language.h"
#include "indexer/clean/long_line.h"
#include "indexer/clean/notices.h"
#include "indexer/clean/page_line.h"
#include "indexer/clean/page_title.h"
#include "indexer/clean/spaces.h"
#include "indexer/clean/text_page.h"
#include "indexer/clean/tickers.h"
#include "indexer/clean/zones.h"
#include "indexer/format/form.h"
#include "indexer/html/extract.h"

namespace dateline {
namespace {

bool is_one_line(std::string_view text) {
  return trimmed<is_space>(text).find('\n') == std::string_view::npos;
}

/// Paragraphs trimmed, empty ones removed, broken sentences joined.
std::string fold_paragraphs(std::string_view body) {
  std::string folded;
  folded.reserve(body.size());
  for (const std::string_view paragraph : join_broken_lines(body)) {
    if (!folded.empty()) folded += '\n';
    append_folded(folded, paragraph);
  }
  return folded;
}

PageParts read_parts(const Record& record, const RawRelease& raw,
                     const BoilerplateModel& boilerplate, const DateRange& range) {
  PageParts parts;
  if (raw.body_kind == BodyKind::html) {
    parts.body = fold_paragraphs(html::html_to_text(raw.body));
    return parts;
  }
  if (!raw.whole_page && !raw.cut_from_page) {
    parts.body = fold_paragraphs(raw.body);
    return parts;
  }
  const auto& known = boilerplate.of(boilerplate_source(record, raw));
  if (raw.cut_from_page) {
    parts.body = fold_paragraphs(without_repeated_edges(raw.body, known, range));
    return parts;
  }
  return is_one_line(raw.body) ? read_long_line(raw.body, known, range)
                               : read_text_page(raw.body, known, range);
}

/// A file name without folders and extension, as the title of a release without words.
std::string stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

bool is_number(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-") == name.npos;
}

/// The folder of a dump, above purely numeric folders, which stand for dates ("2026/0618").
std::string_view folder_of(std::string_view path) {
  do {
    const auto slash = path.rfind('/');
    if (slash == path.npos) return {};
    path = path.substr(0, slash);
  } while (is_number(path.substr(path.rfind('/') + 1)));
  return path;
}

/// The publisher, from the strongest evidence to the weakest.
std::string source_of(const Record& record, const RawRelease& raw, std::string_view wire) {
  if (!raw.source.empty()) return raw.source;
  if (!wire.empty()) return std::string(wire);
  if (auto host = host_of_url(raw.url); !host.empty()) return host;
  const auto folder = folder_of(record.origin.file);
  return std::string(folder.substr(folder.rfind('/') + 1));
}

/// A digest of the record's location and content, so that every run gives the same id.
std::string digest_of(const Record& record) {
  const auto where =
      fmt::format("{}\n{}\n{}\n", record.origin.file, record.origin.member, record.origin.record);
  const auto place = XXH3_64bits(where.data(), where.size());
  return fmt::format("{:016x}",
                     XXH3_64bits_withSeed(record.bytes.data(), record.bytes.size(), place));
}

std::string id_of(const Record& record, const RawRelease& raw) {
  if (!raw.id.empty()) return raw.id;
  return raw.url.empty() ? digest_of(record) : raw.url;
}

/// A title for a release without one: the first words of its text, after contacts and the like.
std::string title_from_text(const Release& release, const DateRange& range) {
  const auto text = std::ranges::find_if(release.zones, [](const ZoneSpan& span) {
    return span.zone == Zone::subhead || span.zone == Zone::dateline || span.zone == Zone::lead;
  });
  const std::size_t begin = text == release.zones.end() ? 0 : text->begin;
  return opening_words(std::string_view(release.body).substr(begin), range).title;
}

/// The dateline of a release whose zones are known.
std::optional<Dateline> dateline_of(const Release& release, const DateRange& range) {
  const auto zone = std::ranges::find(release.zones, Zone::dateline, &ZoneSpan::zone);
  if (zone == release.zones.end()) return std::nullopt;
  return leading_dateline(std::string_view(release.body).substr(zone->begin), range);
}

}  // namespace

Result<Release> clean(const Record& record, RawRelease&& raw, const BoilerplateModel& boilerplate) {
  const DateRange range = plausible_dates(record);
  PageParts parts = read_parts(record, raw, boilerplate, range);
  // A page whose entire text is on other pages of its source is a copy, not boilerplate.
  if (parts.body.empty()) parts = read_parts(record, raw, BoilerplateModel{}, range);

  Release release;
  release.id = id_of(record, raw);
  release.origin = record.origin;
  if (record.form != nullptr) release.form = record.form->name();
  release.url = raw.url;
  release.body = without_notices(parts.body);
  release.zones = find_zones(release.body, range);
  const auto opening = dateline_of(release, range);
  release.source = source_of(record, raw, opening ? wire_of_mark(opening->wire) : "");
  release.issuer = fold_spaces(raw.issuer.empty() ? find_issuer(release.body, release.zones)
                                                  : std::string_view(raw.issuer));
  release.channels = std::move(raw.channels);
  std::ranges::move(parts.channels, std::back_inserter(release.channels));

  if (const auto given = find_date(raw.date, 0, range)) {
    parts.dates.insert(parts.dates.begin(), {given->date, given->time, raw.date_source});
  }
  if (opening && opening->date) {
    parts.dates.push_back({opening->date->date, opening->date->time, DateSource::dateline});
  }
  choose_date(record, parts.dates, range, release);

  const auto place = opening ? opening->place : std::string_view(parts.place);
  release.place = fold_spaces(raw.place.empty() ? place : std::string_view(raw.place));
  release.title = fold_spaces(raw.title.empty() ? parts.title : raw.title);
  if (release.title.empty()) release.title = title_from_text(release, range);
  if (release.title.empty()) release.title = stem_of(record.origin.file);
  release.language = detect_language(release.body);
  release.tickers = find_tickers(release.body);
  release.embargo = find_embargo(raw.body);
  add_digests(release);
  return release;
}

void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner) {
  const bool from_page = raw.whole_page || raw.cut_from_page;
  if (!from_page || raw.body_kind != BodyKind::text) return;
  const DateRange range = plausible_dates(record);
  std::vector<std::string_view> blocks;
  if (raw.whole_page && is_one_line(raw.body)) {
    blocks = long_line_edges(raw.body, range);
  } else {
    const auto lines = join_broken_lines(raw.body);
    if (raw.whole_page && !lines.empty()) blocks.push_back(site_name(lines.front()));
    for (const std::string_view line : lines) {
      // Dates look alike once their digits are folded, but they are distinct.
      if (!whole_line_date(line, range)) blocks.push_back(line);
    }
  }
  const auto page =
      fmt::format("{}\n{}\n{}", record.origin.file, record.origin.member, record.origin.record);
  learner.add(boilerplate_source(record, raw), page, blocks);
}

std::string boilerplate_source(const Record& record, const RawRelease& raw) {
  if (auto host = host_of_url(raw.url); !host.empty()) return host;
  return std::string(folder_of(record.origin.file));
}

}  // namespace dateline
