#include "indexer/format/long_line.h"

#include "common/text/ascii.h"
#include "indexer/format/plain_text.h"

namespace dateline {

bool LongLine::recognises(const Sample& sample) const {
  if (is_blank(sample.bytes)) return false;
  const bool one_line = trimmed(sample.bytes).find('\n') == sample.bytes.npos;
  return one_line && !begins_like_data(sample.bytes) && is_plain_text(sample.bytes);
}

Result<RawRelease> LongLine::parse(const Record& record) const {
  return whole_page(record);
}

}  // namespace dateline
