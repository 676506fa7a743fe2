#include "common/source/inflate_stream.h"

#define ZLIB_CONST  // zlib reads its input through a pointer to const
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B\x08";
constexpr int gzip_window = MAX_WBITS + 16;  // zlib: 16 more asks for the gzip wrapper
constexpr int bare_window = -MAX_WBITS;

class InflateStream : public ByteStream {
 public:
  InflateStream(std::unique_ptr<ByteStream> packed, DeflateWrapper wrapper)
      : packed_(std::move(packed)), wrapper_(wrapper) {}
  ~InflateStream() override { inflateEnd(&state_); }
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;

  Result<std::size_t> read(char* out, std::size_t size) override {
    while (true) {
      if (!in_member_) {
        Result<bool> more = begin_member();
        if (!more) return pass(more);
        if (!*more) return std::size_t{0};
      }
      Result<std::size_t> got = inflate_some(out, size);
      if (!got || *got > 0) return got;
    }
  }

 private:
  // Moves to the next member; false at the end.
  Result<bool> begin_member() {
    Result<std::string_view> window = packed_.peek(gzip_magic.size());
    if (!window) return pass(window);
    if (wrapper_ == DeflateWrapper::any) {
      if (begun_ || window->empty()) return false;
      // RFC 1950: the first two bytes are a multiple of 31 and name method 8.
      const bool wrapped = window->size() > 1 && ((*window)[0] & 0x0F) == Z_DEFLATED &&
                           (static_cast<unsigned char>((*window)[0]) * 256U +
                            static_cast<unsigned char>((*window)[1])) %
                                   31 ==
                               0;
      return start(wrapped ? MAX_WBITS : bare_window);
    }
    bool skipped = false;
    while (!window->starts_with(gzip_magic)) {
      if (window->size() < gzip_magic.size()) return false;  // padding or rubbish at the end
      const std::size_t next = std::min(window->find(gzip_magic), window->size() - 2);
      // Zeros are tape padding; anything else is a damaged member.
      skipped =
          skipped || window->substr(0, next).find_first_not_of('\0') != std::string_view::npos;
      packed_.consume(next);
      window = packed_.peek(gzip_magic.size());
      if (!window) return pass(window);
    }
    if (skipped && !damaged_) {
      damaged_ = true;
      return fail(ErrorKind::input, "damaged gzip data");
    }
    return start(gzip_window);
  }

  Result<bool> start(int window_bits) {
    const int status =
        begun_ ? inflateReset2(&state_, window_bits) : inflateInit2(&state_, window_bits);
    if (status != Z_OK) return fail(ErrorKind::internal, "cannot initialise zlib");
    begun_ = in_member_ = true;
    damaged_ = false;
    return true;
  }

  Result<std::size_t> inflate_some(char* out, std::size_t size) {
    Result<std::string_view> window = packed_.peek(1);
    if (!window || window->empty()) {
      in_member_ = false;
      damaged_ = true;
      if (!window) return pass(window);
      return fail(ErrorKind::input, "truncated gzip data");
    }
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    state_.next_in = reinterpret_cast<const Bytef*>(window->data());
    state_.avail_in = static_cast<uInt>(std::min(window->size(), most));
    const uInt offered = state_.avail_in;
    state_.next_out = reinterpret_cast<Bytef*>(out);
    state_.avail_out = static_cast<uInt>(std::min(size, most));
    const uInt room = state_.avail_out;
    const int status = ::inflate(&state_, Z_NO_FLUSH);
    packed_.consume(offered - state_.avail_in);
    if (status == Z_STREAM_END) {
      in_member_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      in_member_ = false;
      damaged_ = true;
      return fail(ErrorKind::input, "damaged gzip data");
    }
    return std::size_t{room - state_.avail_out};
  }

  BufferedStream packed_;
  DeflateWrapper wrapper_;
  z_stream state_{};
  bool begun_ = false;
  bool in_member_ = false;
  bool damaged_ = false;  ///< an error was returned and no member started since
};

}  // namespace

std::unique_ptr<ByteStream> inflate(std::unique_ptr<ByteStream> packed, DeflateWrapper wrapper) {
  return std::make_unique<InflateStream>(std::move(packed), wrapper);
}

}  // namespace dateline
