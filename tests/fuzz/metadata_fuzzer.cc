#include "common/manifest/entry_list.h"
#include "common/manifest/roots.h"
#include "common/text/word_pairs.h"
#include "indexer/clean/boilerplate.h"
#include "tests/fuzz/fuzz_input.h"

// What an index keeps about its dumps and their sources. What was read is the same after writing it
// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view bytes = test::text_of(data, size);
  if (const auto roots = Roots::parse(bytes)) {
    const auto again = Roots::parse(roots->bytes());
    test::require(again && *again == *roots);
  }
  if (const auto model = BoilerplateModel::deserialise(bytes)) {
    const auto again = BoilerplateModel::deserialise(model->serialise());
    test::require(again && *again == *model);
  }
  if (const auto entries = EntryList::parse(std::string(bytes))) {
    std::size_t count = 0;
    for (EntryCursor cursor(*entries); cursor.next(); ++count) {
      static_cast<void>(entries->find(cursor.entry().dump.path));
    }
    test::require(count == entries->size());
  }
  const std::size_t half = bytes.size() / 2;
  for (const std::size_t border : {half, bytes.size()}) {
    const auto pairs = PairModel::parse(bytes.substr(0, border), bytes.substr(border));
    if (!pairs) continue;
    const auto again = PairModel::parse(pairs->words(), pairs->frequent_pairs());
    test::require(again && again->words() == pairs->words());
    test::require(again->frequent_pairs() == pairs->frequent_pairs());
  }
  return 0;
}
