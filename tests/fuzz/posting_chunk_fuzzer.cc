#include <vector>

#include "common/glass/inflater.h"
#include "common/glass/posting_chunk.h"
#include "tests/fuzz/fuzz_input.h"

// The tag of a chunk of postings, as it is and deflated. The first bytes bound its documents.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  if (size < 2) return 0;
  const std::uint32_t last = 1U + (std::uint32_t{data[0]} << (data[1] % 25));
  const std::string_view tag = test::text_of(data + 2, size - 2);
  std::vector<glass::PostingEntry> entries;
  const auto look = [&](bool decoded, std::uint32_t first) {
    if (!decoded) return;
    test::require(!entries.empty() && entries.front().document >= first);
    std::uint32_t before = 0;
    for (const glass::PostingEntry& entry : entries) {
      test::require(entry.document > before && entry.document <= last);
      before = entry.document;
    }
  };
  look(glass::decode_first_chunk(tag, last, entries), 1);
  look(glass::decode_later_chunk(tag, data[1], last, entries), data[1]);
  glass::Inflater inflater;
  if (const auto inflated = inflater.inflate(tag)) {
    test::require(inflated->size() <= glass::largest_tag);
    look(glass::decode_first_chunk(*inflated, last, entries), 1);
  }
  return 0;
}
