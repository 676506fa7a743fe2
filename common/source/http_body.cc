#include "common/source/http_body.h"

#include <brotli/decode.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "common/source/byte_stream.h"
#include "common/source/inflate_stream.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

/// A stream of the remaining bytes of a BufferedStream, which it owns.
class RestStream : public ByteStream {
 public:
  explicit RestStream(std::unique_ptr<BufferedStream> stream) : stream_(std::move(stream)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    return stream_->take_some(out, size);
  }

 private:
  std::unique_ptr<BufferedStream> stream_;
};

/// Joins the chunks of RFC 9112, section 7.1.
class ChunkedStream : public ByteStream {
 public:
  explicit ChunkedStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (left_ == 0) {
      Result<void> begun = begin_chunk();
      if (!begun) return pass(begun);
    }
    if (left_ == 0) return std::size_t{0};
    auto taken =
        stream_.take_some(out, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
    if (taken) left_ -= *taken;
    return taken;
  }

 private:
  Result<void> begin_chunk() {
    constexpr std::size_t longest_line = 1024;
    if (ended_) return {};
    bool overlong = false;
    if (begun_) {  // line end after the previous chunk
      Result<std::string> line = stream_.take_until('\n', longest_line, overlong);
      if (!line) return pass(line);
    }
    Result<std::string_view> window = stream_.peek(longest_line);
    if (!window) return pass(window);
    const std::size_t end = window->substr(0, longest_line).find('\n');
    const auto [rest, error] =
        std::from_chars(window->data(), window->data() + window->size(), left_, 16);
    if (error != std::errc() || end == std::string_view::npos || rest - window->data() > 16) {
      ended_ = true;
      left_ = 0;
      if (begun_ && !window->empty()) return fail(ErrorKind::input, "damaged HTTP chunk");
      if (!begun_) left_ = BoundedStream::unbounded;  // the archive stored the body without chunks
      return {};
    }
    begun_ = true;
    ended_ = left_ == 0;
    stream_.consume(end + 1);
    return {};
  }

  BufferedStream stream_;
  std::uint64_t left_ = 0;
  bool begun_ = false;
  bool ended_ = false;
};

/// RFC 7932.
class BrotliStream : public ByteStream {
 public:
  explicit BrotliStream(std::unique_ptr<ByteStream> stream)
      : stream_(std::move(stream)),
        state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    while (!ended_) {
      Result<std::string_view> window = stream_.peek(1);
      if (!window) return pass(window);
      std::size_t packed = window->size();
      const auto* next = reinterpret_cast<const std::uint8_t*>(window->data());
      std::size_t room = size;
      auto* target = reinterpret_cast<std::uint8_t*>(out);
      const BrotliDecoderResult status =
          BrotliDecoderDecompressStream(state_.get(), &packed, &next, &room, &target, nullptr);
      ended_ = status == BROTLI_DECODER_RESULT_SUCCESS || status == BROTLI_DECODER_RESULT_ERROR;
      if (status == BROTLI_DECODER_RESULT_ERROR) {
        return fail(ErrorKind::input, "damaged brotli data");
      }
      if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && window->empty()) {
        ended_ = true;
        return fail(ErrorKind::input, "truncated brotli data");
      }
      stream_.consume(window->size() - packed);
      if (room < size) return size - room;
    }
    return std::size_t{0};
  }

 private:
  struct Free {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  BufferedStream stream_;
  std::unique_ptr<BrotliDecoderState, Free> state_;
  bool ended_ = false;
};

/// Undoes one content coding.
Result<std::unique_ptr<ByteStream>> decode(std::unique_ptr<ByteStream> body,
                                           std::string_view coding) {
  if (coding.empty() || equals_ignoring_case(coding, "identity")) return body;
  if (equals_ignoring_case(coding, "br")) return std::make_unique<BrotliStream>(std::move(body));
  if (equals_ignoring_case(coding, "deflate")) return inflate(std::move(body), DeflateWrapper::any);
  if (!equals_ignoring_case(coding, "gzip") && !equals_ignoring_case(coding, "x-gzip")) {
    return fail(ErrorKind::input, fmt::format("unsupported content coding {}", coding));
  }
  auto buffered = std::make_unique<BufferedStream>(std::move(body));
  Result<std::string_view> window = buffered->peek(2);
  if (!window) return pass(window);
  const bool packed = window->starts_with("\x1F\x8B");
  auto rest = std::make_unique<RestStream>(std::move(buffered));
  if (!packed) return rest;
  return inflate(std::move(rest), DeflateWrapper::gzip);
}

}  // namespace

Result<HttpResponse> read_http_response(std::unique_ptr<ByteStream> stream) {
  constexpr std::string_view protocol = "HTTP/";
  constexpr std::size_t longest_status_line = 8192;
  auto buffered = std::make_unique<BufferedStream>(std::move(stream));
  bool overlong = false;
  Result<std::string> line = buffered->take_until('\n', longest_status_line, overlong);
  if (!line) return pass(line);
  const std::size_t space = line->find(' ');
  HttpResponse response;
  if (!line->starts_with(protocol) || space == std::string::npos ||
      std::from_chars(line->data() + space + 1, line->data() + line->size(), response.status).ec !=
          std::errc()) {
    return fail(ErrorKind::input, "not an HTTP response");
  }
  Result<HeaderBlock> headers = HeaderBlock::take(*buffered);
  if (!headers) return pass(headers);
  response.headers = *std::move(headers);
  response.body = std::make_unique<RestStream>(std::move(buffered));
  if (equals_ignoring_case(response.headers.value("Transfer-Encoding"), "chunked")) {
    response.body = std::make_unique<ChunkedStream>(std::move(response.body));
  }
  Result<std::unique_ptr<ByteStream>> decoded =
      decode(std::move(response.body), response.headers.value("Content-Encoding"));
  if (!decoded) return pass(decoded);
  response.body = *std::move(decoded);
  return response;
}

}  // namespace dateline
