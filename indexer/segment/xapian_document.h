#pragma once

#include <xapian.h>

#include "common/text/vocabulary.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// The Xapian document of an IndexDocument.
Xapian::Document to_xapian_document(const IndexDocument& document, const Vocabulary& vocabulary);

}  // namespace dateline
