#include "indexer/format/xml_item.h"

#include <utility>

#include "indexer/charset/charset.h"

namespace dateline {

Result<RawRelease> read_xml_item(const Record& record, const CollectItem& collect) {
  const DecodedText decoded = record.context
                                  ? decode_part(record.bytes, record.head(), record.hints)
                                  : decode_text(record.bytes, record.hints, DeclaredCharset::xml);
  const auto item = XmlTree::parse(decoded.text, record.most_elements);
  if (!item) return pass(item);
  FieldCollector collector;
  const auto is_markup = collect(*item, collector);
  if (!is_markup) return pass(is_markup);
  if (!collector.has_text()) return fail(ErrorKind::input, "no headline and no text");
  RawRelease raw = std::move(collector).release();
  if (*is_markup) raw.body_kind = BodyKind::html;
  raw.undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
