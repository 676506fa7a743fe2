#include "common/glass/inflater.h"

#include <algorithm>
#include <new>

namespace dateline::glass {
namespace {

constexpr std::size_t first_size = 8192;  // of the buffer; most chunks have fewer bytes
constexpr std::size_t growth = 4;

}  // namespace

std::optional<std::string_view> Inflater::inflate(std::string_view deflated) {
  if (decompressor_ == nullptr) {
    decompressor_.reset(libdeflate_alloc_decompressor());
    if (decompressor_ == nullptr) throw std::bad_alloc();
    buffer_.resize(first_size);
  }
  while (true) {
    std::size_t taken = 0;
    std::size_t size = 0;
    const auto result =
        libdeflate_deflate_decompress_ex(decompressor_.get(), deflated.data(), deflated.size(),
                                         buffer_.data(), buffer_.size(), &taken, &size);
    if (result == LIBDEFLATE_SUCCESS && taken == deflated.size()) {
      return std::string_view(buffer_.data(), size);
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || buffer_.size() == largest_tag) {
      return std::nullopt;
    }
    buffer_.resize(std::min(growth * buffer_.size(), largest_tag));
  }
}

}  // namespace dateline::glass
