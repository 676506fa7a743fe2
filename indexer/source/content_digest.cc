#include "indexer/source/content_digest.h"

#include <fcntl.h>
#include <xxhash.h>

#include <memory>
#include <vector>

#include "common/support/file.h"

namespace dateline {
namespace {

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

constexpr std::size_t block_bytes = std::size_t{1} << 18;

}  // namespace

Result<std::uint64_t> digest_of_file(const std::string& path) {
  auto file = FileDescriptor::open(path, O_RDONLY);
  if (!file) return pass(std::move(file));
  const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
  XXH3_64bits_reset(state.get());
  std::vector<char> block(block_bytes);
  while (true) {
    const auto count = read_some(*file, block.data(), block.size(), path);
    if (!count) return tl::unexpected<Error>(count.error());
    XXH3_64bits_update(state.get(), block.data(), *count);
    if (*count < block.size()) return XXH3_64bits_digest(state.get());
  }
}

}  // namespace dateline
