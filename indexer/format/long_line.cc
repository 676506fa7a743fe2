#include "indexer/format/long_line.h"

#include "indexer/format/plain_text.h"

namespace dateline {

bool LongLine::recognises(const Sample& sample) const {
  if (is_blank(sample.bytes)) return false;
  const auto begin = sample.bytes.find_first_not_of(" \t\r\n");
  const auto end = sample.bytes.find_last_not_of(" \t\r\n");
  const bool one_line = sample.bytes.substr(begin, end - begin).find('\n') == sample.bytes.npos;
  return one_line && !begins_like_data(sample.bytes) && is_plain_text(sample.bytes);
}

Result<RawRelease> LongLine::parse(const Record& record) const {
  return whole_page(record);
}

}  // namespace dateline
