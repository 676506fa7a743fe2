#include "indexer/clean/cleaner.h"

#include <cld2/public/compact_lang_det.h>
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "common/schema/keyword.h"
#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/charset/charset.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/date_orders.h"
#include "indexer/clean/end_lines.h"
#include "indexer/clean/fingerprint.h"
#include "indexer/clean/page_line.h"
#include "indexer/clean/page_title.h"
#include "indexer/clean/text_page.h"
#include "indexer/clean/zones.h"
#include "indexer/format/form.h"
#include "indexer/html/extract.h"
#include "indexer/prose/broken_lines.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/tickers.h"

namespace dateline {
namespace {

constexpr std::size_t glance_bytes = 600;     ///< enough to recognise English
constexpr std::size_t detected_bytes = 3000;  ///< input of the detector
constexpr std::size_t least_bytes = 12;       ///< below this any answer is a guess

/// A stretch from the middle, cut at spaces if possible.
std::string_view middle(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  std::size_t begin = (text.size() - size) / 2;
  const auto is_continuation = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  if (const auto space = text.find(' ', begin); space != text.npos && space - begin < size / 4) {
    begin = space + 1;
  }
  while (is_continuation(begin)) ++begin;
  std::size_t end = std::min(begin + size, text.size());
  while (is_continuation(end)) ++end;
  return text.substr(begin, end - begin);
}

/// Whether English stop words make up an eighth of the text: most archives are English, and this
/// costs a hundredth of the detector.
bool is_plain_english(std::string_view text) {
  static constexpr std::size_t longest_word = 4;
  static constexpr ByteWord article = packed("the");
  static constexpr std::array words{article,        packed("of"),  packed("and"),  packed("to"),
                                    packed("in"),   packed("for"), packed("that"), packed("with"),
                                    packed("will"), packed("by")};
  const auto parts_of_words = [](ByteWord word) {
    return ~(equal_bytes(word, ' ') | equal_bytes(word, 0)) & high_bits;
  };
  std::size_t total = 0;
  std::size_t english = 0;
  std::size_t articles = 0;
  for_each_word(text, parts_of_words, [&](std::size_t begin, std::size_t end) {
    ++total;
    if (end - begin > longest_word) return;
    const ByteWord word = first_bytes(load_bytes(text, begin), end - begin);
    articles += word == article ? 1 : 0;
    english += std::ranges::find(words, word) != words.end() ? 1 : 0;
  });
  return total >= 40 && english * 8 >= total && articles > 0;
}

/// The language of a text as an ISO 639-1 code, or empty if unknown. Looks at only a few kilobytes
/// from the middle. `text` is valid UTF-8. Thread-safe.
std::string detect_language(std::string_view text) {
  if (text.size() < least_bytes) return {};
  const auto sample = middle(text, detected_bytes);
  // There may be a list or table in the very middle.
  if (is_plain_english(middle(text, glance_bytes)) || is_plain_english(sample)) return "en";
  bool reliable = false;
  const auto language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  // Norwegian is "no" in all our tables; scripts and regions ("zh-Hant") are cut.
  if (code == "nb" || code == "nn") return "no";
  if (code == "iw") return "he";  // an older code used by the detector
  const auto base = code.substr(0, code.find('-'));
  return base.size() == 2 ? std::string(base) : std::string();
}

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
    parts.body = fold_paragraphs(html::html_to_text(raw.body, record.most_elements));
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
std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

/// The name of a file or folder, which may hold any bytes, as text.
std::string text_of_name(std::string_view name) {
  return decode_text(name, {}, DeclaredCharset::none).text;
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

/// The last folder of a path that is named like a host, or empty.
std::string_view host_in_path(std::string_view path) {
  for (auto folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    const auto name = folder.substr(folder.rfind('/') + 1);
    if (name.find('.', 1) != name.npos) return name;
  }
  return {};
}

/// What may be a fact of a release, and where it was found.
struct Candidate {
  std::string_view text;
  FactSource source;
};

/// Takes the first candidate that says something.
void choose(std::initializer_list<Candidate> candidates, std::string& fact, FactSource& source) {
  for (const Candidate& candidate : candidates) {
    fact = fold_spaces(candidate.text);
    if (fact.empty()) continue;
    source = candidate.source;
    return;
  }
}

/// The publisher, from the strongest evidence to the weakest.
void choose_source(const Record& record, const RawRelease& raw, std::string_view wire,
                   Release& release) {
  std::string& name = release.source;
  FactSource& source = release.sources.source;
  choose({{raw.source, FactSource::markup},
          {wire, FactSource::dateline},
          {host_of_url(raw.url), FactSource::url}},
         name, source);
  if (!name.empty()) return;
  const auto folder = folder_of(record.origin.file);
  choose({{text_of_name(folder.substr(folder.rfind('/') + 1)), FactSource::path}}, name, source);
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

void add_channels(const std::vector<std::string>& names, FactSource source, Release& release) {
  for (const std::string& name : names) {
    std::string channel = fold_spaces(name);
    if (channel.empty()) continue;
    if (release.channels.empty()) release.sources.channels = source;
    release.channels.push_back(std::move(channel));
  }
}

/// A title for a release without one: the first words of its text, after contacts and the like.
std::string title_from_text(const Release& release, const DateRange& range) {
  const auto text = std::ranges::find_if(release.zones, [](const ZoneSpan& span) {
    return span.zone == Zone::subhead || span.zone == Zone::dateline || span.zone == Zone::lead;
  });
  const std::size_t begin = text == release.zones.end() ? 0 : text->begin;
  return opening_words(std::string_view(release.body).substr(begin), range).title;
}

/// From the record, its page, its text or its name.
void choose_title(const Record& record, const RawRelease& raw, const PageParts& parts,
                  const DateRange& range, Release& release) {
  std::string& title = release.title;
  FactSource& source = release.sources.title;
  choose({{raw.title, FactSource::markup}, {parts.title, FactSource::header}}, title, source);
  if (title.empty()) choose({{title_from_text(release, range), FactSource::text}}, title, source);
  if (!title.empty()) return;
  choose({{text_of_name(stem_of(record.origin.file)), FactSource::path}}, title, source);
}

/// The dateline of a release whose zones are known.
std::optional<Dateline> dateline_of(const Release& release, const DateRange& range) {
  const auto zone = std::ranges::find(release.zones, Zone::dateline, &ZoneSpan::zone);
  if (zone == release.zones.end()) return std::nullopt;
  return leading_dateline(std::string_view(release.body).substr(zone->begin), range);
}

/// The name under which the order of day and month is learned: that of a column or feed.
std::string dump_name(const Record& record) {
  return record.origin.file + '\n' + record.origin.member;
}

DateOrder order_of_language(const Record& record, const RawRelease& raw) {
  const auto language = raw.language.empty() ? detect_language(raw.body) : raw.language;
  const auto host = host_of_url(raw.url);
  // A copy of a site is often a folder with the name of the host.
  if (host.empty()) return usual_order(language, host_in_path(record.origin.file));
  return usual_order(language, host);
}

/// Whether the day in a URL or path is that of the release, or next to it, as where it was
/// published in the night.
bool agrees(std::optional<Date> named, Date date) {
  return named && std::abs(named->day_number() - date.day_number()) <= 1;
}

/// The possible dates of a release, and the order of their numbers: as learned, or else as is usual
/// in its language.
DateRange dates_of(const Record& record, const RawRelease& raw, const DateOrders& orders) {
  DateRange range = plausible_dates(record);
  if (!orders.empty()) range.order = orders.of(dump_name(record), boilerplate_source(record, raw));
  if (range.order != DateOrder::unknown || raw.date.empty()) return range;
  const auto date = find_date(raw.date, 0, range);
  const bool doubtful = date && date->otherwise;
  if (doubtful && order_of_language(record, raw) == DateOrder::day_first) {
    range.order = DateOrder::day_first;
  }
  return range;
}

/// Adds what a date of a record says about the order of day and month.
void learn_order(const Record& record, const RawRelease& raw, const DateMatch& date,
                 DateOrderLearner& learner) {
  if (date.order == DateOrder::unknown) return;
  const std::string source = boilerplate_source(record, raw);
  if (date.proven) return learner.add_proven(dump_name(record), source, date.order);
  if (!date.otherwise) return;
  // A URL or the name of the file settles it.
  auto named = find_path_date(raw.url, {});
  if (!named) named = find_path_date(record.origin.file, {});
  if (agrees(named, date.date)) return learner.add_proven(dump_name(record), source, date.order);
  if (agrees(named, *date.otherwise)) {
    const bool day_first = date.order == DateOrder::day_first;
    return learner.add_proven(dump_name(record), source,
                              day_first ? DateOrder::month_first : DateOrder::day_first);
  }
  learner.add_usual(source, order_of_language(record, raw));
}

}  // namespace

Result<Release> clean(const Record& record, RawRelease&& raw, const BoilerplateModel& boilerplate) {
  raw.url = fold_spaces(raw.url);
  const DateRange range = dates_of(record, raw, boilerplate.date_orders());
  PageParts parts = read_parts(record, raw, boilerplate, range);
  // A page whose entire text is on other pages of its source is a copy, not boilerplate.
  if (parts.body.empty()) parts = read_parts(record, raw, BoilerplateModel{}, range);

  Release release;
  release.id = fold_spaces(id_of(record, raw));
  release.origin = record.origin;
  if (record.form != nullptr) release.form = record.form->name();
  release.url = raw.url;
  release.body = without_notices(parts.body);
  const std::string publisher = drop_end_lines(release.body);
  // In a page saved as text, the label is where the release begins.
  if (!raw.whole_page) drop_opening_lines(release.body, raw.title);
  release.zones = find_zones(release.body, range);
  const auto opening = dateline_of(release, range);
  choose_source(record, raw, opening ? wire_of_mark(opening->wire) : "", release);
  choose({{raw.issuer, FactSource::markup},
          {publisher, FactSource::text},
          {find_issuer(release.body, release.zones), FactSource::text}},
         release.issuer, release.sources.issuer);
  add_channels(raw.channels, FactSource::markup, release);
  add_channels(parts.channels, FactSource::header, release);

  if (const auto given = find_date(raw.date, 0, range)) {
    parts.dates.insert(parts.dates.begin(), {given->date, given->time, raw.date_source});
  }
  if (opening && opening->date) {
    parts.dates.push_back({opening->date->date, opening->date->time, DateSource::dateline});
  }
  std::ranges::move(transport_dates(record, raw, range), std::back_inserter(parts.dates));
  choose_date(record, parts.dates, range, release);
  if (record.explanation != nullptr) {
    explain_date(record, parts.dates, range, release, *record.explanation);
  }

  choose({{raw.place, FactSource::markup},
          opening ? Candidate{opening->place, FactSource::dateline}
                  : Candidate{parts.place, FactSource::header}},
         release.place, release.sources.place);
  choose_title(record, raw, parts, range, release);
  release.language = detect_language(release.body);
  release.tickers = find_tickers(release.body);
  release.embargo = find_embargo(raw.body);
  add_digests(release);
  return release;
}

void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner) {
  const DateRange range = plausible_dates(record);
  DateOrderLearner& orders = learner.date_orders();
  if (const auto date = find_date(raw.date, 0, range)) learn_order(record, raw, *date, orders);
  const bool from_page = raw.whole_page || raw.cut_from_page;
  if (!from_page || raw.body_kind != BodyKind::text) return;
  std::vector<std::string_view> blocks;
  if (raw.whole_page && is_one_line(raw.body)) {
    blocks = long_line_edges(raw.body, range);
  } else {
    const auto lines = join_broken_lines(raw.body);
    if (raw.whole_page && !lines.empty()) blocks.push_back(site_name(lines.front()));
    for (const std::string_view line : lines) {
      // Dates look alike once their digits are folded, but they are distinct.
      const auto date = whole_line_date(line, range);
      if (!date) blocks.push_back(line);
      if (date && raw.whole_page) learn_order(record, raw, *date, orders);
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
