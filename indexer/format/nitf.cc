#include "indexer/format/nitf.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/format/charset.h"
#include "indexer/format/element_splitter.h"
#include "indexer/format/field_collector.h"
#include "indexer/format/xml_tree.h"

namespace dateline {
namespace {

/// The first non-empty text.
std::string first_of(std::vector<std::string> texts) {
  for (std::string& text : texts) {
    if (!text.empty()) return std::move(text);
  }
  return {};
}

/// A moment in the basic format of ISO 8601, which NITF asks for, in the extended one:
/// "20230404T093000+0100" as "2023-04-04T09:30:00+0100". Other text as it is.
std::string extended(std::string date) {
  constexpr std::size_t date_size = 8;
  constexpr std::size_t moment_size = 15;
  const std::size_t digits = std::min(date.find_first_not_of("0123456789"), date.size());
  if (digits != date_size) return date;
  if (date.size() >= moment_size && date[date_size] == 'T') date.insert(13, ":").insert(11, ":");
  return date.insert(6, "-").insert(4, "-");
}

}  // namespace

bool Nitf::recognises(const Sample& sample) const {
  return has_root_element(sample.bytes, "nitf");
}

Result<RawRelease> Nitf::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::xml);
  const XmlTree nitf(decoded.text);
  const auto text = [&](std::string_view name) {
    return nitf.text(nitf.find(XmlTree::root, name));
  };
  const auto attribute = [&](std::string_view element, std::string_view name) {
    return nitf.attribute(nitf.find(XmlTree::root, element), name);
  };
  FieldCollector collector;
  collector.set(RawField::id, {attribute("doc-id", "id-string")});
  collector.set(RawField::title, {first_of({text("hl1"), text("hedline"), text("title")})});
  collector.set(
      RawField::date,
      {extended(first_of({attribute("date.release", "norm"), attribute("date.issue", "norm"),
                          attribute("story.date", "norm"), text("story.date"),
                          attribute("pubdata", "date.publication")}))});
  collector.set(RawField::source, {first_of({text("distributor"), attribute("pubdata", "name")})});
  collector.set(RawField::issuer,
                {first_of({attribute("doc.copyright", "holder"), text("byline")})});
  collector.set(RawField::place, {text("location")});
  collector.set(RawField::url, {attribute("pubdata", "ex-ref")});
  collector.set(RawField::language, {attribute("nitf", "lang")});
  std::vector<std::string> keywords;
  nitf.for_each(XmlTree::root, "keyword",
                [&](XmlTree::Node node) { keywords.push_back(nitf.attribute(node, "key")); });
  collector.set(RawField::channel, std::move(keywords));
  const XmlTree::Node content = nitf.find(XmlTree::root, "body.content");
  collector.set(RawField::body, {std::string(nitf.markup(content))});
  if (!collector.has_text()) return fail(ErrorKind::input, "no headline and no text");
  RawRelease raw = std::move(collector).release();
  raw.body_kind = BodyKind::html;  // the elements of its blocks are those of HTML
  raw.undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
