#include "indexer/format/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/support/counted.h"
#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/format/page_in_field.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/front_matter.h"
#include "indexer/reader/markdown_fields.h"
#include "indexer/reader/markdown_text.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

/// Removes and returns the next line of a text, without its line end.
std::string_view next_line(std::string_view& text) {
  std::string_view line = take_until(text, '\n');
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Whether a line is a heading or rule, an item of a list or row of a table, or neither.
bool is_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") ||
         line.starts_with('|') || (is_digit(line.front()) && line.find(". ") < 4);
}

/// The number of links in the index of a folder: nothing but headings and a list, most of it links
/// to files beside it. Nullopt for other text.
std::optional<std::size_t> links_of_folder(std::string_view text) {
  constexpr std::size_t longest_note = 80;  // of an item without a link: "6 releases"
  std::size_t links = 0;
  std::size_t notes = 0;
  while (!text.empty()) {
    const std::string_view line = trimmed(next_line(text));
    if (line.empty() || line.starts_with('#') || line == "---") continue;
    if (!is_item(line)) return std::nullopt;
    const std::size_t target = line.find("](");
    const bool local = target != line.npos && line.substr(target).find("://") == line.npos;
    if (!local && line.size() > longest_note) return std::nullopt;
    ++(local ? links : notes);
  }
  if (links == 0 || notes > links) return std::nullopt;
  return links;
}

/// Whether a text is a page of HTML, whatever its name.
bool is_whole_page(std::string_view text) {
  constexpr std::string_view doctype = "<!doctype html";
  const std::string begin = lowered(behind_prolog(text).substr(0, doctype.size()));
  return begin.starts_with("<html>") || begin.starts_with("<html ") ||
         equals_ignoring_case(text.substr(0, doctype.size()), doctype);
}

/// Removes a line with a date above the first heading of a text, and returns it.
std::string take_date_above_heading(std::string& text) {
  std::string rest = text;
  std::string date = take_date_line(rest);
  if (date.empty() || !rest.starts_with("# ")) return {};
  text = std::move(rest);
  return date;
}

/// The release of a whole page, with what its front matter says; nullopt if it has no article.
std::optional<RawRelease> read_page(const Record& record, std::string_view markdown,
                                    FieldCollector fields, std::size_t undecodable) {
  fields.set(RawField::body, {std::string(markdown)});
  auto raw = std::move(fields).text_release(undecodable);
  if (!raw || !read_markdown_page(record, markdown, *raw)) return std::nullopt;
  return *std::move(raw);
}

}  // namespace

bool Markdown::recognises(const Sample& sample) const {
  if (is_blank(sample.opening)) return false;
  const bool named =
      sample.name.ends_with(".md") || sample.name.ends_with(".markdown") ||
      (sample.hints != nullptr && sample.hints->content_type.starts_with("text/markdown"));
  const std::string_view text = without_byte_order_mark(sample.bytes);
  if (is_whole_page(sample.opening)) return false;
  const bool marked = has_front_matter(text) || has_title_block(text) || has_reader_head(text) ||
                      text.starts_with("# ");
  return (named || marked) && is_plain_text(text);
}

Result<void> Markdown::split(BufferedStream& stream, std::size_t limit,
                             const SliceSink& sink) const {
  constexpr std::size_t reach = std::size_t{8} << 10;  // bytes of front matter
  bool first = true;
  bool joined = false;
  bool in_code = false;
  const auto begins = [&](std::string_view text) {
    if (text.starts_with("```") || text.starts_with("~~~")) in_code = !in_code;
    const bool begin =
        (first || (joined && !in_code)) && has_titled_front_matter(without_byte_order_mark(text));
    if (first) joined = begin;
    return std::exchange(first, false) || begin;
  };
  return split_at_lines(stream, limit, reach, begins, sink);
}

Result<RawRelease> Markdown::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view text = decoded.text;
  FieldCollector collector;
  const std::string_view whole = text;
  take_front_matter(text, collector);
  take_title_block(text, collector);
  const std::string page_title = take_reader_head(text, collector);
  const std::string_view front_matter = whole.substr(0, whole.size() - text.size());
  if (const auto links = links_of_folder(text)) {
    return fail(ErrorKind::input,
                fmt::format("listing page: links to other pages and no article; found {} to files "
                            "beside it",
                            counted(*links, "link", "links")));
  }
  std::string unlisted = take_markdown_fields(text, front_matter, collector);
  collector.offer("title", {page_title});
  const bool is_note = take_note_trailer(unlisted, collector);
  const std::string page_text = unlisted;
  const std::string date_above = take_date_above_heading(unlisted);
  MarkdownText markdown = read_markdown(unlisted);
  if (markdown.is_page) {
    if (auto page = read_page(record, page_text, collector, decoded.undecodable)) return *page;
  }
  if (markdown.title.empty() && !collector.has(RawField::title)) {
    markdown.title = take_first_line_as_title(markdown.body, is_note);
  }
  const std::string date_line = date_above.empty() ? take_date_line(markdown.body) : date_above;
  if (record.explanation != nullptr) {
    record.explanation->add_dropped("field", front_matter, "---\n---");
    record.explanation->add_dropped("field", text, unlisted);
    record.explanation->add_dropped("links below the text", markdown.footer, {});
    record.explanation->add_line("date", date_line);
    record.explanation->add_line("title", markdown.title);
  }
  collector.suggest(RawField::date, {date_line});
  // Below a title in the front matter, a heading may be a subtitle.
  const bool titled = collector.has(RawField::title);
  if (titled && !markdown.title.empty() && !collector.holds("title", {markdown.title})) {
    markdown.body.insert(0, markdown.title + '\n');
  } else {
    collector.offer("title", {markdown.title});
  }
  collector.offer("url", {markdown.url});
  // A description in the front matter is not the body, which follows it.
  collector.set(RawField::body, {std::move(markdown.body)});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
