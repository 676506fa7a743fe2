#include "common/source/content_digest.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace dateline {
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
  BufferedStream stream(std::make_unique<DigestStream>(std::move(*file), size, digest));
  const auto read = stream.skip(size);
  if (!read) return pass(read);
  if (*read < size && size != std::numeric_limits<std::uint64_t>::max()) {
    return fail(ErrorKind::input, path + ": shorter than expected");
  }
  return digest.value();
}

}  // namespace dateline
