#include <string>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/format/forms.h"
#include "indexer/format/message_parts.h"
#include "indexer/reader/mime.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

/// Whether headers are those of a page that a browser saved: Chrome and Edge name where it was,
/// Internet Explorer and Word say that they are the sender, or name none.
bool is_saved_page(const HeaderBlock& headers) {
  const std::string_view type = headers.value("Content-Type");
  const bool holds_page =
      is_media_type(type, "multipart/related") || is_media_type(type, "text/html");
  if (!holds_page || headers.value("MIME-Version").empty()) return false;
  const std::string_view from = headers.value("From");
  if (from.empty()) return headers.value("To").empty();
  return from.substr(1).starts_with("Saved by ") ||
         !headers.value("Snapshot-Content-Location").empty();
}

/// The address of the page, unless that is of a file.
std::string address_of(const HeaderBlock& headers, const MessagePart& page) {
  for (const std::string_view address :
       {headers.value("Snapshot-Content-Location"), page.headers.value("Content-Location")}) {
    if (is_web_address(address)) return std::string(address);
  }
  return {};
}

}  // namespace

bool SavedPage::recognises(const Sample& sample) const {
  std::string_view text = sample.opening;
  if (!is_header_line(text.substr(0, text.find('\n')))) return false;
  return is_saved_page(read_headers(text));
}

Result<RawRelease> SavedPage::parse(const Record& record) const {
  std::string_view body = record.bytes;
  while (!body.empty() && is_space(body.front())) body.remove_prefix(1);
  const HeaderBlock headers = read_headers(body);
  const auto found = find_html_part(headers, body);
  if (!found) return fail(ErrorKind::input, "saved page without HTML");
  Record page;
  page.bytes = decoded_body(found->headers, found->body);
  page.hints.content_type = found->headers.value("Content-Type");
  page.hints.url = address_of(headers, *found);
  page.most_elements = record.most_elements;
  page.explanation = record.explanation;
  Result<RawRelease> raw = HtmlPage().parse(page);
  if (!raw) return raw;
  if (raw->url.empty()) raw->url = page.hints.url;
  if (raw->title.empty()) raw->title = decode_header(headers.value("Subject"));
  // When it was saved is no better than when a mail arrived.
  raw->received = {std::string(headers.value("Date"))};
  return raw;
}

}  // namespace dateline
