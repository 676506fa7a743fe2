#include "common/source/unicode_form.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr unsigned first_lead = 0xD800;
constexpr unsigned first_trail = 0xDC00;
constexpr unsigned last_trail = 0xDFFF;
constexpr unsigned first_supplementary = 0x10000;

bool is_utf32(UnicodeForm form) {
  return form == UnicodeForm::utf32le || form == UnicodeForm::utf32be;
}

bool is_big_endian(UnicodeForm form) {
  return form == UnicodeForm::utf16be || form == UnicodeForm::utf32be;
}

std::size_t unit_size(UnicodeForm form) {
  return is_utf32(form) ? 4 : 2;
}

unsigned unit_at(std::string_view bytes, std::size_t at, UnicodeForm form) {
  const std::size_t size = unit_size(form);
  unsigned unit = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t from = is_big_endian(form) ? i : size - 1 - i;
    unit = unit << 8 | static_cast<unsigned char>(bytes[at + from]);
  }
  return unit;
}

bool is_text_character(unsigned code) {
  if (code == '\t' || code == '\n' || code == '\f' || code == '\r') return true;
  if (code > UCHAR_MAX_VALUE) return false;
  switch (u_charType(static_cast<UChar32>(code))) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
      return false;
    default:
      return true;
  }
}

/// Whether a sample is text in that form, allowing for a few invalid characters.
bool is_text(std::string_view sample, UnicodeForm form) {
  constexpr std::size_t fewest_characters = 8;
  constexpr std::size_t tolerance = 64;
  const std::size_t size = unit_size(form);
  std::size_t characters = 0;
  std::size_t wrong = 0;
  for (std::size_t at = 0; at + size <= sample.size(); at += size) {
    unsigned code = unit_at(sample, at, form);
    if (size == 2 && code >= first_lead && code < first_trail) {
      at += size;
      if (at + size > sample.size()) break;
      const unsigned trail = unit_at(sample, at, form);
      const bool paired = trail >= first_trail && trail <= last_trail;
      code = paired ? first_supplementary + ((code - first_lead) << 10) + (trail - first_trail)
                    : first_lead;
    }
    ++characters;
    if (!is_text_character(code)) ++wrong;
  }
  return characters >= fewest_characters && wrong * tolerance <= characters;
}

/// Whether the non-ASCII bytes are mostly valid UTF-8, which is very unlikely in other encodings.
bool is_mostly_utf8(std::string_view sample) {
  constexpr std::size_t mostly = 4;
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t size = utf8_character(sample, at).size;
    if (size > 1) {
      ++valid;
    } else if (static_cast<unsigned char>(sample[at]) >= 0x80) {
      ++invalid;
    }
    at += size;
  }
  return valid > invalid * mostly;
}

/// Whether the bytes are ASCII text with a few stray zeros.
bool is_mostly_ascii(std::string_view sample) {
  constexpr std::size_t few =
      8;  // one byte in this many; in UTF-16 of Latin letters it is every other
  const auto zeros = std::ranges::count(sample, '\0');
  const auto others = std::ranges::count_if(sample, [](char c) {
    return c != '\0' && (static_cast<unsigned char>(c) >= 0x7F ||
                         (c < ' ' && c != '\n' && c != '\r' && c != '\t'));
  });
  return static_cast<std::size_t>(zeros + others) * few < sample.size();
}

/// Counts each value over every other byte.
struct ByteCounts {
  std::array<std::uint64_t, 256> counts{};

  /// Number of pairs of equal values: the fewer distinct values, the more pairs.
  std::uint64_t sameness() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t count : counts) sum += count * count;
    return sum;
  }
};

void append_unit(std::string& out, unsigned unit, UnicodeForm form) {
  const std::size_t size = unit_size(form);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t shift = 8 * (is_big_endian(form) ? size - 1 - i : i);
    out += static_cast<char>(unit >> shift & 0xFF);
  }
}

}  // namespace

std::string_view name_of(UnicodeForm form) {
  constexpr std::array<std::string_view, 4> names{"utf-16le", "utf-16be", "utf-32le", "utf-32be"};
  return names[static_cast<std::size_t>(form)];
}

std::optional<ByteOrderMark> find_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  // UTF-32 first: its little-endian mark starts with that of UTF-16.
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark{UnicodeForm::utf32le, 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark{UnicodeForm::utf32be, 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrderMark{UnicodeForm::utf16le, 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrderMark{UnicodeForm::utf16be, 2};
  return std::nullopt;
}

std::optional<UnicodeForm> find_unmarked(std::string_view sample) {
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  if (is_mostly_ascii(sample) || is_mostly_utf8(sample)) return std::nullopt;
  for (const UnicodeForm form : {UnicodeForm::utf32le, UnicodeForm::utf32be}) {
    if (is_text(sample, form)) return form;
  }
  std::array<ByteCounts, 2> halves;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
    ++halves[0].counts[static_cast<unsigned char>(sample[at])];
    ++halves[1].counts[static_cast<unsigned char>(sample[at + 1])];
  }
  const bool little_endian = halves[1].sameness() > halves[0].sameness();
  const ByteCounts& high = halves[little_endian ? 1 : 0];
  const auto form = little_endian ? UnicodeForm::utf16le : UnicodeForm::utf16be;
  if (high.counts[0] == 0) return std::nullopt;
  return is_text(sample, form) ? std::optional(form) : std::nullopt;
}

std::string encode_utf8_as(std::string_view text, UnicodeForm form) {
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = utf8_character(text, at);
    at += character.size;
    if (is_utf32(form) || character.code < first_supplementary) {
      append_unit(out, character.code, form);
    } else {
      const unsigned offset = character.code - first_supplementary;
      append_unit(out, first_lead + (offset >> 10), form);
      append_unit(out, first_trail + (offset & 0x3FF), form);
    }
  }
  return out;
}

namespace {

icu::LocalUConverterPointer open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::LocalUConverterPointer(ucnv_open(charset, &status));
}

class TranscodingStream : public ByteStream {
 public:
  TranscodingStream(std::unique_ptr<ByteStream> text, UnicodeForm form)
      : text_(std::move(text)), from_(open_converter(name_of(form).data())) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (from_.isNull() || to_.isNull())
      return fail(ErrorKind::internal, "ICU lacks a UTF-16 converter");
    while (!ended_) {
      Result<std::string_view> window = text_.peek(1);
      if (!window) return pass(window);
      const char* source = window->data();
      char* target = out;
      UErrorCode status = U_ZERO_ERROR;
      // Half a surrogate pair stays in the converters until the next call.
      ucnv_convertEx(to_.getAlias(), from_.getAlias(), &target, out + size, &source,
                     source + window->size(), pivot_.data(), &pivot_source_, &pivot_target_,
                     pivot_.data() + pivot_.size(), 0, window->empty() ? 1 : 0, &status);
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
  icu::LocalUConverterPointer from_;
  icu::LocalUConverterPointer to_ = open_converter("UTF-8");
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
