#include "indexer/format/markdown.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/format/charset.h"
#include "indexer/format/field_collector.h"
#include "indexer/format/front_matter.h"
#include "indexer/format/markdown_text.h"
#include "indexer/format/plain_text.h"

namespace dateline {
namespace {

std::string_view without_mark(std::string_view text) {
  text = without_byte_order_mark(text);
  return text;
}

}  // namespace

bool Markdown::recognises(const Sample& sample) const {
  const std::string_view text = without_mark(sample.bytes);
  if (is_blank(text)) return false;
  const bool named =
      sample.name.ends_with(".md") || sample.name.ends_with(".markdown") ||
      (sample.hints != nullptr && sample.hints->content_type.starts_with("text/markdown"));
  return (named || has_front_matter(text) || text.starts_with("# ")) && is_plain_text(text);
}

Result<RawRelease> Markdown::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  std::string_view text = decoded.text;
  FieldCollector collector;
  if (has_front_matter(text)) take_front_matter(text, collector);
  MarkdownText markdown = read_markdown(text);
  collector.offer("title", {markdown.title});
  collector.offer("url", {markdown.url});
  // A description in the front matter is not the body, which follows it.
  collector.set(RawField::body, {std::move(markdown.body)});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
