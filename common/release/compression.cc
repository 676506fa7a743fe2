#define ZDICT_STATIC_LINKING_ONLY  // for the trainer with fixed parameters

#include "common/release/compression.h"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>

namespace dateline {
namespace {

// One of a megabyte saves a hundredth more, and each process that reads texts prepares it.
constexpr std::size_t dictionary_bytes = std::size_t{512} << 10;
// Each frame names its dictionary. An index has only one, and a number below 256 takes one byte.
constexpr unsigned own_dictionary_id = 1;
// At level 5, six bytes instead of its five take less time and less room: with a dictionary, what
// is shorter seldom pays for telling where it is.
constexpr int least_match = 6;
constexpr std::size_t least_ratio = 24;  // of the samples to the dictionary made from them
constexpr std::size_t fewest_samples = 32;
constexpr std::size_t longest_release = std::size_t{1} << 30;
// RFC 8878, section 3.1.1.2: a block takes at least four bytes and holds at most so many.
constexpr std::size_t least_block = 4;
constexpr std::size_t most_in_block = std::size_t{128} << 10;

Failure damaged_release(std::string_view why) {
  return fail(ErrorKind::index_corrupt, "cannot decompress a stored release: " + std::string(why),
              "run dateline-indexer check, then rebuild the index");
}

}  // namespace

std::string train_dictionary(const std::vector<std::string>& samples) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  // A dictionary that is not much smaller than its samples saves nothing.
  const std::size_t capacity = std::min(dictionary_bytes, joined.size() / least_ratio);
  if (samples.size() < fewest_samples || capacity < 1024) return {};
  std::string dictionary(capacity, '\0');
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 256;
  parameters.d = 8;
  parameters.f = 20;
  parameters.accel = 4;
  parameters.zParams.compressionLevel = compression_level;
  parameters.zParams.dictID = own_dictionary_id;
  const std::size_t size = ZDICT_trainFromBuffer_fastCover(
      dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
      static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size) != 0) return {};
  dictionary.resize(size);
  return dictionary;
}

std::uint32_t dictionary_id(std::string_view dictionary) {
  return ZDICT_getDictID(dictionary.data(), dictionary.size());
}

void Compressor::Free::operator()(ZSTD_CCtx_s* context) const {
  ZSTD_freeCCtx(context);
}

Compressor::Compressor(std::string_view dictionary, int level) : context_(ZSTD_createCCtx()) {
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  if (level == compression_level) {
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_minMatch, least_match);
  }
  // Prepared with these parameters, once.
  ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::string Compressor::compress(std::string_view bytes) {
  buffer_.resize(std::max(buffer_.size(), ZSTD_compressBound(bytes.size())));
  const std::size_t size =
      ZSTD_compress2(context_.get(), buffer_.data(), buffer_.size(), bytes.data(), bytes.size());
  // With a large enough destination, this fails only if out of memory.
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  return buffer_.substr(0, size);
}

void Decompressor::Free::operator()(ZSTD_DCtx_s* context) const {
  ZSTD_freeDCtx(context);
}
void Decompressor::Free::operator()(ZSTD_DDict_s* dictionary) const {
  ZSTD_freeDDict(dictionary);
}

Decompressor::Decompressor(std::vector<std::string> dictionaries) : context_(ZSTD_createDCtx()) {
  for (std::string& bytes : dictionaries) {
    const std::uint32_t id = dictionary_id(bytes);
    dictionaries_.push_back({id, std::move(bytes), nullptr});
  }
}

Decompressor::~Decompressor() = default;

Result<std::string> Decompressor::decompress(std::string_view frame) const {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR) return damaged_release("not a zstd frame");
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size > longest_release ||
      size > frame.size() / least_block * most_in_block) {
    return damaged_release("implausible size");
  }
  const unsigned id = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  const ZSTD_DDict* prepared = nullptr;
  if (id != 0) {
    const auto found = std::find_if(dictionaries_.begin(), dictionaries_.end(),
                                    [&](const Dictionary& d) { return d.id == id; });
    if (found == dictionaries_.end()) return damaged_release("missing dictionary");
    if (found->prepared == nullptr) {
      found->prepared.reset(ZSTD_createDDict(found->bytes.data(), found->bytes.size()));
    }
    prepared = found->prepared.get();
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const std::size_t done = ZSTD_decompress_usingDDict(context_.get(), bytes.data(), bytes.size(),
                                                      frame.data(), frame.size(), prepared);
  if (ZSTD_isError(done) != 0) return damaged_release(ZSTD_getErrorName(done));
  if (done != bytes.size()) return damaged_release("truncated");
  return bytes;
}

std::uint64_t unpacked_size(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  return size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ? 0 : size;
}

}  // namespace dateline
