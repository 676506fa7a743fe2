#include <string>

#include "common/text/ascii.h"
#include "indexer/format/forms.h"
#include "indexer/html/no_article.h"
#include "indexer/reader/plain_text.h"
#include "indexer/reader/printed_pages.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {

bool TextPage::recognises(const Sample& sample) const {
  if (is_blank(sample.opening)) return false;
  return !begins_like_data(sample.opening) && is_plain_text(sample.bytes);
}

Result<RawRelease> TextPage::parse(const Record& record) const {
  RawRelease raw = whole_page(record);
  if (auto reason = html::why_no_text(raw.body)) return fail(ErrorKind::input, *std::move(reason));
  const std::string printed_address = cut_page_frames(raw.body);
  if (raw.url.empty()) raw.url = printed_address;
  const std::size_t links = cut_link_references(raw.body);
  if (is_wrapped(raw.body)) raw.body = unwrap_lines(raw.body);
  // Not earlier, since lines were wrapped with the marks in them.
  if (links > 0) raw.body = without_link_marks(raw.body, links);
  return raw;
}

bool LongLine::recognises(const Sample& sample) const {
  if (is_blank(sample.opening)) return false;
  const bool one_line = trimmed(sample.opening).find('\n') == sample.opening.npos;
  return one_line && !begins_like_data(sample.opening) && is_plain_text(sample.bytes);
}

Result<RawRelease> LongLine::parse(const Record& record) const {
  RawRelease raw = whole_page(record);
  if (auto reason = html::why_no_text(raw.body)) return fail(ErrorKind::input, *std::move(reason));
  return raw;
}

}  // namespace dateline
