#include "common/source/content_digest.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/source/byte_stream.h"

namespace dateline {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 18;

}  // namespace

ContentDigest::ContentDigest() : state_(XXH3_createState()) {
  XXH3_64bits_reset(state_.get());
}

ContentDigest::~ContentDigest() = default;

void ContentDigest::FreeState::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

void ContentDigest::update(std::string_view bytes) {
  XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
}

std::uint64_t ContentDigest::value() const {
  return XXH3_64bits_digest(state_.get());
}

Result<std::size_t> DigestStream::read(char* out, std::size_t size) {
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
  if (wanted == 0) return std::size_t{0};
  auto got = stream_->read(out, wanted);
  if (!got) return got;
  digest_.update({out, *got});
  left_ -= *got;
  return got;
}

Result<std::uint64_t> digest_of_file(const std::string& path, std::uint64_t size) {
  auto file = open_file(path);
  if (!file) return pass(file);
  ContentDigest digest;
  DigestStream stream(std::move(*file), size, digest);
  std::vector<char> block(block_bytes);
  std::uint64_t taken = 0;
  while (true) {
    const auto count = stream.read(block.data(), block.size());
    if (!count) return pass(count);
    taken += *count;
    if (*count == 0) break;
  }
  if (taken < size && size != std::numeric_limits<std::uint64_t>::max()) {
    return fail(ErrorKind::input, path + ": shorter than expected");
  }
  return digest.value();
}

}  // namespace dateline
