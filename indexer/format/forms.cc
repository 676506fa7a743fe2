#include "indexer/format/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/support/result.h"
#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/utf8.h"
#include "indexer/format/form.h"
#include "indexer/format/no_prose.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

constexpr std::string_view pdf_tool = "convert it with pdftotext, then index the text";
constexpr std::string_view pandoc_tool = "convert it with pandoc, then index the text";
constexpr std::string_view office_tool =
    "convert it with libreoffice --convert-to html, then index the HTML";

/// An unsupported kind of file, detected by its first bytes or the end of its name.
struct UnsupportedKind {
  std::string_view magic;
  std::string_view suffix;
  std::string_view what;
  std::string_view hint;
};

// Signatures are from the specifications of the formats. A ZIP container is a document if its name
// or its first member says so.
constexpr std::array unsupported_kinds{
    UnsupportedKind{"%PDF-", ".pdf", "a PDF document", pdf_tool},
    UnsupportedKind{"", ".docx", "a Word document (DOCX)", pandoc_tool},
    UnsupportedKind{"", ".odt", "an OpenDocument text (ODT)", pandoc_tool},
    UnsupportedKind{"", ".epub", "an EPUB book", pandoc_tool},
    UnsupportedKind{"", ".xlsx", "a spreadsheet (XLSX)", office_tool},
    UnsupportedKind{"", ".pptx", "a presentation (PPTX)", office_tool},
    UnsupportedKind{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".msg", "a mail of Outlook (MSG)",
                    "convert it with msgconvert, then index the mail"},
    UnsupportedKind{"!BDN", ".pst", "mail of Outlook (PST)",
                    "unpack it with readpst, then index the mail"},
    UnsupportedKind{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".doc",
                    "an Office document (DOC, XLS, PPT)", office_tool},
    UnsupportedKind{"{\\rtf", ".rtf", "a Rich Text document (RTF)", pandoc_tool},
    UnsupportedKind{"%!PS", ".ps", "a PostScript document",
                    "convert it with ps2ascii, then index the text"},
    UnsupportedKind{"\x89PNG", ".png", "a picture (PNG)", ""},
    UnsupportedKind{"\xFF\xD8\xFF", ".jpg", "a picture (JPEG)", ""},
    UnsupportedKind{"GIF8", ".gif", "a picture (GIF)", ""},
    UnsupportedKind{"7z\xBC\xAF\x27\x1C", ".7z", "a 7-Zip archive", "unpack it with 7z first"},
    UnsupportedKind{"Rar!\x1A\x07", ".rar", "a RAR archive", "unpack it with unrar first"},
    UnsupportedKind{"\x7F"
                    "ELF",
                    ".so", "a program", ""},
    UnsupportedKind{"SQLite format 3", ".sqlite", "an SQLite database", "export it as CSV first"},
    UnsupportedKind{"BEGIN:VCARD", ".vcf", "no release: contacts (vCard)", ""},
    UnsupportedKind{"BEGIN:VCALENDAR", ".ics", "no release: a calendar (iCalendar)", ""},
    UnsupportedKind{"PAR1", ".parquet", "a Parquet table", "export it as JSON Lines first"},
};

/// An unsupported kind of XML, by its first element, and what to do.
struct UnsupportedRoot {
  std::string_view element;
  std::string_view what;
};

constexpr std::array unsupported_roots{
    UnsupportedRoot{"urlset", "a sitemap: fetch the pages that it lists, then index them"},
    UnsupportedRoot{"sitemapindex",
                    "a list of sitemaps: fetch the pages that they list, then index "
                    "them"},
    UnsupportedRoot{"mediawiki",
                    "an export of MediaWiki: extract its pages as JSON Lines with "
                    "wikiextractor --json, then index those"},
    UnsupportedRoot{"opml", "a list of feeds (OPML): fetch the feeds, then index them"},
};

bool ends_with(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() &&
         std::equal(suffix.rbegin(), suffix.rend(), name.rbegin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
         });
}

Error refusal(const UnsupportedKind& kind) {
  return {ErrorKind::input,
          kind.hint.empty() ? std::string(kind.what) : fmt::format("{}: {}", kind.what, kind.hint),
          ""};
}

// Prefixes of media types (https://www.iana.org/assignments/media-types).
constexpr std::array<std::string_view, 9> unsupported_media_types{"image/",
                                                                  "audio/",
                                                                  "video/",
                                                                  "font/",
                                                                  "text/css",
                                                                  "text/javascript",
                                                                  "application/javascript",
                                                                  "application/x-javascript",
                                                                  "application/font"};

/// Refuses a sample that is not readable text according to its transport: images, audio, fonts,
/// style sheets, scripts, robots.txt (RFC 9309). nullopt otherwise.
std::optional<Error> refusal_by_transport(const Sample& sample) {
  if (sample.hints == nullptr) return std::nullopt;
  if (sample.hints->url.ends_with("/robots.txt")) {
    return Error{ErrorKind::input, "not text: robots.txt", ""};
  }
  const std::string_view type = sample.hints->content_type;
  for (const std::string_view unsupported : unsupported_media_types) {
    if (equals_ignoring_case(type.substr(0, unsupported.size()), unsupported)) {
      return Error{ErrorKind::input,
                   fmt::format("not text: {}", trimmed(type.substr(0, type.find(';')))), ""};
    }
  }
  return std::nullopt;
}

/// Refuses a sample that starts with the signature of an unsupported kind of file (PDF, Office,
/// images), and suggests a tool to convert it, if any. Of kinds with the same signature, the name
/// decides, else the last counts. nullopt otherwise.
std::optional<Error> refusal_by_mark(const Sample& sample) {
  const UnsupportedKind* found = nullptr;
  for (const UnsupportedKind& kind : unsupported_kinds) {
    if (kind.magic.empty() || !sample.bytes.starts_with(kind.magic)) continue;
    found = &kind;
    if (ends_with(sample.name, kind.suffix)) break;
  }
  return found == nullptr ? std::nullopt : std::optional(refusal(*found));
}

/// Refuses what a web archive in one file (WACZ 1.1.1) holds beside its records: its description,
/// and the list of its pages. nullopt otherwise.
std::optional<Error> refusal_in_web_archive(const Sample& sample) {
  constexpr std::size_t reach = 2048;
  const std::string_view begin = sample.opening.substr(0, reach);
  const bool described =
      sample.name.ends_with("datapackage.json") && contains(begin, "\"data-package\"");
  if (!described && !(begin.starts_with('{') && contains(begin, "\"json-pages-1.0\""))) {
    return std::nullopt;
  }
  return Error{ErrorKind::input, "no release: an index of a web archive", ""};
}

/// The refusal of a sample that no form accepts: by its name if that indicates an unsupported kind
/// of file, else by its content.
Error refusal_of(const Sample& sample) {
  if (is_blank(sample.opening)) return {ErrorKind::input, "empty", ""};
  for (const UnsupportedKind& kind : unsupported_kinds) {
    if (ends_with(sample.name, kind.suffix)) return refusal(kind);
  }
  for (const UnsupportedRoot& kind : unsupported_roots) {
    if (!has_root_element(sample.opening, kind.element)) continue;
    return {ErrorKind::input, std::string(kind.what), ""};
  }
  return {ErrorKind::input, is_plain_text(sample.bytes) ? "unknown format" : "binary data", ""};
}

}  // namespace

Sample::Sample(std::string_view path, std::string_view start, const TransportHints* transport)
    : name(path), bytes(start), opening(without_byte_order_mark(start)), hints(transport) {
  while (!opening.empty() && is_white_space(opening.front())) opening.remove_prefix(1);
}

Result<void> Form::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  const std::uint64_t offset = stream.offset();
  Result<std::string> bytes = stream.take_all(limit);
  if (!bytes) return pass(bytes);
  sink(Slice{.record = 0, .offset = offset, .bytes = *std::move(bytes), .context = nullptr});
  return {};
}

namespace {

const JsonLines json_lines;
const JsonValues json_values;
const Feed feed;
const Nitf nitf;
const NewsMl newsml;
const NewsMl1 newsml_1;
const Reuters reuters;
const Edgar edgar;
const WireCopy wire_copy;
const Mail mail;
const Mbox mbox;
const Digest digest;
const SavedPage saved_page;
const SavedMail saved_mail;
const Table table;
const PostgresCopy postgres_copy;
const DatabaseExport database_export;
const Yaml yaml;
const TitledText titled_text;
const LightMarkup light_markup;
const Markdown markdown;
const EinPage ein_page;
const HtmlPage html_page;
const XmlRecords xml_records;
const LongLine long_line;
const ReleaseTexts release_texts;
const TextPage text_page;

// Specific forms come before general ones.
// clang-format off
const auto form_table = std::to_array<const Form*>({
    &json_lines,
    &json_values,
    &feed,
    &nitf,
    &newsml,
    &newsml_1,
    &reuters,
    &edgar,
    &wire_copy,
    &mbox,
    &digest,
    &saved_page,
    &mail,
    &saved_mail,
    &postgres_copy,
    &table,
    &database_export,
    &yaml,
    &titled_text,
    &light_markup,
    &markdown,
    &html_page,
    &xml_records,
    &ein_page,
    &long_line,
    &release_texts,
    &text_page,
});
// clang-format on

/// Refuses what is no page, though no other form than the general ones takes it: programs and their
/// settings.
std::optional<Error> refusal_of_text(const Form& form, const Sample& sample) {
  if (&form != &text_page && &form != &long_line) return std::nullopt;
  const auto kind = kind_of_program_text(sample.name, sample.bytes);
  if (!kind) return std::nullopt;
  return Error{ErrorKind::input, fmt::format("no release: {}", *kind), ""};
}

}  // namespace

std::span<const Form* const> forms() {
  return form_table;
}

Result<std::string_view> peek_sample(BufferedStream& stream) {
  constexpr std::size_t usual = std::size_t{64} << 10;
  constexpr std::size_t most = std::size_t{16} << 20;
  for (std::size_t size = usual;; size *= 4) {
    const Result<std::string_view> begin = stream.peek_available(size);
    if (!begin) return pass(begin);
    const std::string_view opening = Sample({}, *begin).opening;
    const bool goes_on =
        begin->size() >= size && size < most && (opening.empty() || behind_prolog(opening).empty());
    if (!goes_on) return begin->size() - opening.size() < usual ? *begin : opening;
  }
}

Result<const Form*> recognise(const Sample& sample) {
  for (const auto refuse : {refusal_by_transport, refusal_by_mark, refusal_in_web_archive}) {
    if (std::optional<Error> refusal = refuse(sample)) {
      return fail(*std::move(refusal));
    }
  }
  for (const Form* form : form_table) {
    if (!form->recognises(sample)) continue;
    if (const auto refusal = refusal_of_text(*form, sample)) return fail(*refusal);
    return form;
  }
  return fail(refusal_of(sample));
}

}  // namespace dateline
