#include "indexer/clean/cleaner.h"

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
#include "indexer/charset/charset.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/date_orders.h"
#include "indexer/clean/detect_language.h"
#include "indexer/clean/end_lines.h"
#include "indexer/clean/fingerprint.h"
#include "indexer/clean/page_line.h"
#include "indexer/clean/page_title.h"
#include "indexer/clean/source_name.h"
#include "indexer/clean/text_page.h"
#include "indexer/clean/zones.h"
#include "indexer/format/form.h"
#include "indexer/html/extract.h"
#include "indexer/prose/broken_lines.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/numerals.h"
#include "indexer/prose/place_line.h"
#include "indexer/prose/tickers.h"
#include "indexer/reader/url.h"

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

void explain_dropped(const Record& record, std::string_view rule, std::string_view before,
                     std::string_view after) {
  if (record.explanation != nullptr) record.explanation->add_dropped(rule, before, after);
}

/// Has `drop` remove lines of a body, by a rule for the explanation.
void drop_lines(const Record& record, std::string_view rule, std::string& body, const auto& drop) {
  const std::string before = record.explanation != nullptr ? body : std::string();
  drop(body);
  explain_dropped(record, rule, before, body);
}

/// What stands around the body of a release in one line.
void explain_long_line(std::string_view text, const PageParts& parts, Explanation& explanation) {
  const std::string whole = fold_spaces(text);
  const std::size_t begin = whole.find(parts.body);
  if (begin == whole.npos) return;
  explanation.add_line("above the text", std::string_view(whole).substr(0, begin));
  explanation.add_line("below the text", std::string_view(whole).substr(begin + parts.body.size()));
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
    const std::string own = without_repeated_edges(raw.body, known, range);
    explain_dropped(record, "on other pages of its source", raw.body, own);
    parts.body = fold_paragraphs(own);
    return parts;
  }
  if (!is_one_line(raw.body)) return read_text_page(raw.body, known, range, record.explanation);
  parts = read_long_line(raw.body, known, range);
  if (record.explanation != nullptr) explain_long_line(raw.body, parts, *record.explanation);
  return parts;
}

/// A file name without folders and extension, as the title of a release without words.
std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

/// A name, identifier or address from outside of a record, which may hold any bytes, as text.
std::string text_of_name(std::string_view name) {
  return decode_text(name, {}, DeclaredCharset::none).text;
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
void choose_source(const Record& record, const RawRelease& raw, const BoilerplateModel& boilerplate,
                   std::string_view wire, Release& release) {
  std::string& name = release.source;
  FactSource& source = release.sources.source;
  choose({{raw.source, FactSource::markup},
          {wire, FactSource::dateline},
          {site_in_title(record, raw, boilerplate), FactSource::markup},
          {host_of_url(raw.url), FactSource::url},
          {text_of_name(last_name(source_folder(record.origin.file))), FactSource::path}},
         name, source);
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
  const auto host = host_of_url(archived_url(raw.url).url);
  // A copy of a site is often a folder with the name of the host.
  if (host.empty()) return usual_order(language, host_in_path(record.origin.file));
  return usual_order(language, host);
}

/// Whether the day in a URL or path is that of the release, or next to it, as where it was
/// published in the night.
bool agrees(std::optional<Date> named, Date date) {
  return named && std::abs(named->day_number() - date.day_number()) <= 1;
}

/// Whether near the start of a page stands what may be a date in numbers, its year last.
bool shows_date_in_numbers(std::string_view page) {
  constexpr std::size_t searched = 16'384;  // bytes
  page = page.substr(0, searched);
  const auto number_at = [&](std::size_t at) {
    std::size_t end = at;
    while (end < page.size() && is_digit(page[end])) ++end;
    return end - at;
  };
  for (std::size_t at = next_digit(page, 0); at < page.size(); at = next_digit(page, at)) {
    const std::size_t day = number_at(at);
    if (day == 0) at = skip_digits(page, at);  // of another script
    at += day;
    if (day == 0 || day > 2 || at == page.size() ||
        std::string_view("/.-").find(page[at]) == page.npos) {
      continue;
    }
    const std::size_t month = number_at(at + 1);
    const std::size_t mark = at + 1 + month;
    const bool is_month = month == 1 || month == 2;
    if (is_month && mark < page.size() && page[mark] == page[at] && number_at(mark + 1) == 4) {
      return true;
    }
  }
  return false;
}

/// The possible dates of a release, and the order of their numbers: as learned, or else as is usual
/// in its language.
DateRange dates_of(const Record& record, const RawRelease& raw, const DateOrders& orders) {
  DateRange range = plausible_dates(record);
  if (!orders.empty()) range.order = orders.of(dump_name(record), boilerplate_source(record, raw));
  if (range.order != DateOrder::unknown) return range;
  const auto date = find_date(raw.date, 0, range);
  const bool doubtful =
      date ? date->otherwise.has_value() : raw.whole_page && shows_date_in_numbers(raw.body);
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
  auto named = find_path_date(archived_url(raw.url).url, {});
  if (!named) named = find_path_date(record.origin.file, {});
  if (!named && closes_with(date.date, {raw.body, raw.below})) named = date.date;
  if (!named && closes_with(*date.otherwise, {raw.body, raw.below})) named = date.otherwise;
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
  const ArchivedUrl archived = archived_url(raw.url);
  if (raw.captured.empty()) raw.captured = archived.captured;
  raw.url = fold_spaces(text_of_name(archived.url));
  const DateRange range = dates_of(record, raw, boilerplate.date_orders());
  PageParts parts = read_parts(record, raw, boilerplate, range);
  // A page whose entire text is on other pages of its source is a copy, not boilerplate.
  if (parts.body.empty()) parts = read_parts(record, raw, BoilerplateModel{}, range);

  Release release;
  release.id = fold_spaces(text_of_name(id_of(record, raw)));
  release.origin = record.origin;
  if (record.form != nullptr) release.form = record.form->name();
  release.url = raw.url;
  release.body = without_notices(parts.body);
  explain_dropped(record, "notice of a wire", parts.body, release.body);
  std::string publisher;
  drop_lines(record, "end mark, address or count below the text", release.body,
             [&](std::string& body) { publisher = drop_end_lines(body); });
  // In a page saved as text, the label is where the release begins.
  if (!raw.whole_page) {
    drop_lines(record, "label or repeated title above the text", release.body,
               [&](std::string& body) { drop_opening_lines(body, raw.title); });
  }
  if (record.explanation != nullptr && !raw.cut_from_page) {
    record.explanation->add_dropped("kept", release.body, {});
  }
  release.zones = find_zones(release.body, range);
  const auto opening = dateline_of(release, range);
  choose_source(record, raw, boilerplate, opening ? wire_of_mark(opening->wire) : "", release);
  choose({{raw.issuer, FactSource::markup},
          {publisher, FactSource::text},
          {issuer_of_notice(raw.body), FactSource::text},
          {find_issuer(release.body, release.zones), FactSource::text}},
         release.issuer, release.sources.issuer);
  add_channels(raw.channels, FactSource::markup, release);
  add_channels(parts.channels, FactSource::header, release);
  for (const std::string& field : raw.fields) release.fields.push_back(fold_spaces(field));

  if (const auto given = find_date(raw.date, 0, range)) {
    // The dateline, or a date in words below the text, settles the order of numbers.
    const bool other_order =
        given->otherwise &&
        ((opening && opening->date && given->otherwise == opening->date->date) ||
         closes_with(*given->otherwise, {release.body, raw.below}));
    const Date day = other_order ? *given->otherwise : given->date;
    parts.dates.insert(parts.dates.begin(), {day, given->time, raw.date_source});
  }
  if (opening && opening->date) {
    parts.dates.push_back({opening->date->date, opening->date->time, DateSource::dateline});
  }
  std::ranges::move(transport_dates(record, raw, range), std::back_inserter(parts.dates));
  choose_title(record, raw, parts, range, release);
  choose_date(record, parts.dates, range, release);
  if (record.explanation != nullptr) {
    explain_date(record, parts.dates, range, release, *record.explanation);
  }

  choose({{raw.place, FactSource::markup},
          opening ? Candidate{opening->place, FactSource::dateline}
                  : Candidate{parts.place, FactSource::header},
          {place_in_lines(raw.above, range), FactSource::header}},
         release.place, release.sources.place);
  if (raw.whole_page && release.body.empty() && release.sources.title == FactSource::path) {
    return fail(ErrorKind::input, "page of nothing but menus");
  }
  release.language = detect_language(release.body);
  // What the page says counts where its text is too short to tell.
  if (release.language.empty()) release.language = stated_language(raw.language);
  release.tickers = find_tickers(release.body);
  release.embargo = find_embargo(raw.above);
  if (release.embargo.empty()) release.embargo = find_embargo(raw.body);
  add_digests(release);
  return release;
}

void learn(const Record& record, const RawRelease& raw, BoilerplateLearner& learner) {
  const DateRange range = plausible_dates(record);
  DateOrderLearner& orders = learner.date_orders();
  if (const auto date = find_date(raw.date, 0, range)) learn_order(record, raw, *date, orders);
  const bool from_page = raw.whole_page || raw.cut_from_page;
  if (!from_page || raw.body_kind != BodyKind::text) return;
  const std::string name = block_of_site(raw.site_in_title);
  std::vector<std::string_view> blocks;
  if (raw.whole_page && is_one_line(raw.body)) {
    blocks = long_line_edges(raw.body, range);
  } else {
    const auto lines = join_broken_lines(raw.body);
    const auto site = lines.empty() ? std::string_view() : site_name(lines.front());
    if (raw.whole_page && !site.empty()) blocks.push_back(site);
    for (const std::string_view line : lines) {
      // Dates look alike once their digits are folded, but they are distinct.
      const auto date = whole_line_date(line, range);
      if (!date) blocks.push_back(line);
      if (date && raw.whole_page) learn_order(record, raw, *date, orders);
    }
  }
  if (!raw.site_in_title.empty()) blocks.push_back(name);
  const auto page =
      fmt::format("{}\n{}\n{}", record.origin.file, record.origin.member, record.origin.record);
  learner.add(boilerplate_source(record, raw), page, blocks);
}

}  // namespace dateline
