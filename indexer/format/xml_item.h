#pragma once

#include <functional>

#include "common/support/result.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/xml_tree.h"
#include "indexer/source/record.h"

namespace dateline {

/// Takes the fields of an item; says whether its body is markup, though it may look like text.
using CollectItem = std::function<Result<bool>(const XmlTree& item, FieldCollector& collector)>;

/// Reads a record that is an XML document, or an element of one: a feed, NITF, NewsML. Error input
/// if it has neither headline nor text.
Result<RawRelease> read_xml_item(const Record& record, const CollectItem& collect);

}  // namespace dateline
