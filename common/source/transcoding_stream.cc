#include "common/source/transcoding_stream.h"

#include <unicode/ucnv.h>

#include <array>
#include <utility>

namespace dateline {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(charset, &status));
}

class TranscodingStream : public ByteStream {
 public:
  TranscodingStream(std::unique_ptr<ByteStream> text, UnicodeForm form)
      : text_(std::move(text)), from_(open_converter(name_of(form).data())) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (!from_ || !to_) return fail(ErrorKind::internal, "ICU lacks a UTF-16 converter");
    while (!ended_) {
      Result<std::string_view> window = text_.peek(1);
      if (!window) return pass(window);
      const char* source = window->data();
      char* target = out;
      UErrorCode status = U_ZERO_ERROR;
      // Half a surrogate pair stays in the converters until the next call.
      ucnv_convertEx(to_.get(), from_.get(), &target, out + size, &source, source + window->size(),
                     pivot_.data(), &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(),
                     0, window->empty() ? 1 : 0, &status);
      ended_ = window->empty() && status != U_BUFFER_OVERFLOW_ERROR;
      text_.consume(static_cast<std::size_t>(source - window->data()));
      if (U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR) {
        return fail(ErrorKind::input, "invalid UTF-16 or UTF-32");
      }
      if (target != out) return static_cast<std::size_t>(target - out);
    }
    return std::size_t{0};
  }

 private:
  BufferedStream text_;
  Converter from_;
  Converter to_ = open_converter("UTF-8");
  std::array<UChar, 1024> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> transcode_to_utf8(std::unique_ptr<ByteStream> text, UnicodeForm form) {
  return std::make_unique<TranscodingStream>(std::move(text), form);
}

}  // namespace dateline
