#include "indexer/segment/glass/term_list.h"

#include <algorithm>

#include "common/support/varint.h"

namespace dateline::glass {
namespace {

std::size_t shared_prefix(std::string_view left, std::string_view right) {
  const auto differ = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  return static_cast<std::size_t>(differ.first - left.begin());
}

}  // namespace

void TermListEncoder::begin(std::uint32_t terms, std::uint32_t length) {
  size_ = 0;
  first_ = true;
  if (terms == 0) return;
  reserve(2 * maximum_varint);
  char* out = write_varint(tag_.data(), length);
  out = write_varint(out, terms);
  size_ = static_cast<std::size_t>(out - tag_.data());
}

void TermListEncoder::add(std::string_view term, std::uint32_t wdf) {
  reserve(2 + term.size() + maximum_varint);
  char* out = tag_.data() + size_;
  std::size_t shared = 0;
  if (!first_) {
    shared = shared_prefix(previous_, term);
    *out++ = static_cast<char>(shared);
  }
  *out++ = static_cast<char>(term.size() - shared);
  out = std::copy(term.begin() + static_cast<std::ptrdiff_t>(shared), term.end(), out);
  out = write_varint(out, wdf);
  size_ = static_cast<std::size_t>(out - tag_.data());
  previous_ = term;
  first_ = false;
}

void TermListEncoder::reserve(std::size_t bytes) {
  if (size_ + bytes > tag_.size()) tag_.resize(2 * (size_ + bytes));
}

}  // namespace dateline::glass
