#include "indexer/segment/glass/deflater.h"

#include <zlib.h>

#include <new>

namespace dateline::glass {
namespace {

// Shorter ones do not make up for the code that they must bring.
constexpr std::size_t least_size = 64;

// Xapian inflates into a buffer of 8192 bytes and takes a stream for cut off whose input ends while
// that is full. A tag that never fills it is safe.
constexpr std::size_t size_limit = 8192;

constexpr int raw_stream = -15;  // no zlib header, the largest window
constexpr int memory_level = 8;

}  // namespace

void Deflater::End::operator()(z_stream_s* stream) const {
  deflateEnd(stream);
  std::default_delete<z_stream_s>()(stream);
}

Deflater::Deflater() : stream_(std::make_unique<z_stream_s>().release()) {
  if (deflateInit2(stream_.get(), Z_BEST_SPEED, Z_DEFLATED, raw_stream, memory_level,
                   Z_HUFFMAN_ONLY) != Z_OK) {
    throw std::bad_alloc();
  }
}

std::string_view Deflater::deflate(std::string_view tag) {
  if (tag.size() < least_size || tag.size() >= size_limit) return {};
  buffer_.assign(tag);
  const std::size_t input = buffer_.size();
  buffer_.resize(2 * input - 1);
  auto* const bytes = reinterpret_cast<Bytef*>(buffer_.data());
  deflateReset(stream_.get());
  stream_->next_in = bytes;
  stream_->avail_in = static_cast<uInt>(input);
  stream_->next_out = bytes + input;
  stream_->avail_out = static_cast<uInt>(input - 1);
  if (::deflate(stream_.get(), Z_FINISH) != Z_STREAM_END) return {};
  return std::string_view(buffer_).substr(input, stream_->total_out);
}

}  // namespace dateline::glass
