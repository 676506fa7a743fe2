#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 1> document_names{"DOCUMENT"};

/// The text behind a mark up to the end of its line; empty if it is not there.
std::string_view line_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return {};
  text.remove_prefix(at + mark.size());
  return trimmed(text.substr(0, text.find('\n')));
}

/// A fact in the header of a filing: "FILED AS OF DATE:  20200806", or a tag in that of a
/// submission: "<FILING-DATE>20200806".
std::string_view fact_of(std::string_view head, std::string_view label, std::string_view tag) {
  const std::string_view labelled = line_behind(head, label);
  return labelled.empty() ? line_behind(head, tag) : labelled;
}

/// Whether a document may be a release: an exhibit 99 is, and the only document of a filing may
/// have it in its text.
bool may_be_release(std::string_view type, std::string_view head) {
  return type.starts_with("EX-99") || line_behind(head, "PUBLIC DOCUMENT COUNT:") == "1";
}

/// What stands in the element TEXT of a document.
std::string_view text_in(std::string_view document) {
  constexpr std::string_view begin = "<TEXT>";
  const std::size_t at = document.find(begin);
  if (at == document.npos) return {};
  document.remove_prefix(at + begin.size());
  return trimmed(document.substr(0, document.rfind("</TEXT>")));
}

/// The text without the lines that EDGAR adds to it: "<PAGE>   2", and the number of the exhibit.
std::string without_marks(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const std::string_view words = trimmed(line);
    const bool mark = words.starts_with("<PAGE>") || words == "<S>" || words == "<C>" ||
                      lowered(words.substr(0, 10)) == "exhibit 99";
    if (!mark) plain += line;
    text.remove_prefix(end);
  }
  return plain;
}

}  // namespace

bool Edgar::recognises(const Sample& sample) const {
  constexpr std::string_view mail_mark = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----";
  constexpr std::size_t longest_mail_head = 2048;
  std::string_view text = sample.opening;
  if (text.starts_with(mail_mark)) {
    text.remove_prefix(std::min(text.substr(0, longest_mail_head).find("\n<"), text.size()));
    text = trimmed(text);
  }
  if (text.starts_with("<SEC-DOCUMENT>") || text.starts_with("<SEC-HEADER>")) return true;
  if (text.starts_with("<SUBMISSION>")) return text.find("\n<DOCUMENT>") != text.npos;
  return text.starts_with("<DOCUMENT>") && trimmed(text.substr(10)).starts_with("<TYPE>");
}

Result<void> Edgar::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  return split_elements(stream, limit, document_names, sink);
}

Result<RawRelease> Edgar::parse(const Record& record) const {
  const std::string_view type = line_behind(record.bytes, "<TYPE>");
  if (!may_be_release(type, record.head())) {
    return fail(ErrorKind::input, fmt::format("no release: document {} of a filing", type));
  }
  const std::string_view text = text_in(record.bytes);
  if (text.starts_with("<PDF>")) {
    return fail(ErrorKind::input, "a PDF document in a filing",
                "convert it with pdftotext, then index the text");
  }
  Record inner = record;
  const bool html = begins_page(text);
  inner.bytes = html ? std::string(text) : without_marks(text);
  Result<RawRelease> raw = html ? HtmlPage().parse(inner) : TextPage().parse(inner);
  if (!raw) return raw;
  const std::string head = decode_text(record.head(), record.hints, DeclaredCharset::none).text;
  const std::string_view company = fact_of(head, "COMPANY CONFORMED NAME:", "<CONFORMED-NAME>");
  if (raw->issuer.empty()) raw->issuer = plain_text(company);
  // A release may be filed long after its day.
  const std::string_view filed = fact_of(head, "FILED AS OF DATE:", "<FILING-DATE>");
  if (raw->captured.empty()) raw->captured = filed;
  return raw;
}

}  // namespace dateline
