#include "indexer/charset/charset.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "common/source/unicode_form.h"
#include "common/text/ascii.h"
#include "indexer/charset/charset_detector.h"

namespace dateline {
namespace {

/// How far into a document to look for its declaration; the HTML standard says 1024 bytes, but some
/// pages have long scripts before it.
constexpr std::size_t prescan_bytes = 4096;

/// The value after `name`, '=' and an optional quotation mark; empty if there is none. `name` is in
/// lower case.
std::string attribute_value(std::string_view text, std::string_view name) {
  std::size_t from = 0;
  while (true) {
    const auto found =
        std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), name.begin(),
                    name.end(), [](char a, char b) { return to_lower(a) == b; });
    if (found == text.end()) return {};
    std::size_t at = static_cast<std::size_t>(found - text.begin()) + name.size();
    from = at;
    at = std::min(text.find_first_not_of(white_space, at), text.size());
    if (at == text.size() || text[at] != '=') continue;
    at = std::min(text.find_first_not_of(" \t\r\n\"'", at + 1), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"';,/>?", at), text.size());
    std::string value(text.substr(at, end - at));
    std::transform(value.begin(), value.end(), value.begin(), to_lower);
    return value;
  }
}

std::string declared_charset(std::string_view bytes, DeclaredCharset declared) {
  const std::string_view begin = bytes.substr(0, prescan_bytes);
  std::string charset;
  if (begin.starts_with("<?xml") && declared != DeclaredCharset::none) {
    charset = attribute_value(begin.substr(0, begin.find('>')), "encoding");
  }
  if (charset.empty() && declared == DeclaredCharset::html) {
    charset = attribute_value(begin, "charset");
  }
  // A declaration readable byte by byte cannot be in UTF-16 (HTML standard, prescan).
  return charset.starts_with("utf-16") || charset.starts_with("utf-32") ? "utf-8" : charset;
}

DecodedText from_utf8(std::string_view bytes) {
  DecodedText decoded{.text = {}, .charset = "utf-8", .undecodable = 0};
  if (simdjson::validate_utf8(bytes)) {
    decoded.text = bytes;
  } else {
    decoded.text = replace_invalid_utf8(bytes, decoded.undecodable);
  }
  return decoded;
}

std::optional<DecodedText> from_charset(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return from_utf8(bytes);
  return convert(bytes, charset);
}

/// Whether bytes may be in the charset that a label says. Many pages and mails have the label of
/// their template or program instead.
bool may_be(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return !refutes_utf8(bytes);
  const bool units = charset.starts_with("utf-16") || charset.starts_with("utf-32");
  return !(units ? is_ascii(bytes) : proves_utf8(bytes));
}

}  // namespace

std::string charset_parameter(std::string_view content_type) {
  return attribute_value(content_type, "charset");
}

DecodedText decode_bytes(std::string_view bytes, const TransportHints& hints,
                         DeclaredCharset declared) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(utf8_mark)) return from_utf8(bytes.substr(utf8_mark.size()));
  if (const std::optional<ByteOrderMark> mark = find_mark(bytes)) {
    bytes.remove_prefix(mark->size);
    if (auto decoded = convert(bytes, std::string(name_of(mark->form)))) return *std::move(decoded);
  }
  for (const std::string& label :
       {charset_parameter(hints.content_type), declared_charset(bytes, declared)}) {
    const std::string charset = charset_of_label(label);
    if (charset.empty() || !may_be(bytes, charset)) continue;
    if (auto decoded = from_charset(bytes, charset)) return *std::move(decoded);
  }
  if (is_utf8(bytes)) return from_utf8(bytes);
  for (const std::string& label : {detect_charset(bytes), std::string("windows-1252")}) {
    if (auto decoded = from_charset(bytes, charset_of_label(label))) return *std::move(decoded);
  }
  return from_utf8(bytes);
}

DecodedText decode_text(std::string_view bytes, const TransportHints& hints,
                        DeclaredCharset declared) {
  DecodedText decoded = decode_bytes(bytes, hints, declared);
  decoded.text = normalise(std::move(decoded.text));
  return decoded;
}

DecodedText decode_part(std::string_view part, std::string_view head, const TransportHints& hints) {
  TransportHints declared = hints;
  const std::string charset = declared_charset(head, DeclaredCharset::xml);
  if (charset_parameter(hints.content_type).empty() && !charset.empty()) {
    declared.content_type = "text/xml; charset=" + charset;
  }
  return decode_text(part, declared, DeclaredCharset::none);
}

namespace {

struct Label {
  std::string_view label;
  std::string_view charset;
};

// Labels whose meaning on the web differs from ICU's.
constexpr std::array web_labels{
    Label{"utf8", "utf-8"},
    Label{"unicode-1-1-utf-8", "utf-8"},
    Label{"ascii", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"ansi_x3.4-1968", "windows-1252"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"l1", "windows-1252"},
    Label{"cp1252", "windows-1252"},
    Label{"x-cp1252", "windows-1252"},
    Label{"x-cp1250", "windows-1250"},
    Label{"x-cp1251", "windows-1251"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"latin5", "windows-1254"},
    Label{"iso-8859-11", "windows-874"},
    Label{"tis-620", "windows-874"},
    Label{"koi", "koi8-r"},
    Label{"koi8", "koi8-r"},
    Label{"gb2312", "gb18030"},
    Label{"gb_2312-80", "gb18030"},
    Label{"gbk", "gb18030"},
    Label{"x-gbk", "gb18030"},
    Label{"chinese", "gb18030"},
    Label{"x-sjis", "windows-31j"},
    Label{"sjis", "windows-31j"},
    Label{"shift_jis", "windows-31j"},
    Label{"shift-jis", "windows-31j"},
    Label{"ms_kanji", "windows-31j"},
    Label{"x-euc-jp", "euc-jp"},
    Label{"euc-kr", "windows-949"},
    Label{"ks_c_5601-1987", "windows-949"},
    Label{"uhc", "windows-949"},
    Label{"korean", "windows-949"},
    Label{"big5", "big5-hkscs"},
    Label{"x-x-big5", "big5-hkscs"},
    Label{"utf-16", "utf-16le"},
    Label{"unicode", "utf-16le"},
    Label{"ucs-2", "utf-16le"},
    Label{"utf-32", "utf-32le"},
};

// Called by ICU for each byte sequence without a character in the charset.
void U_CALLCONV count_and_substitute(const void* context, UConverterToUnicodeArgs* arguments,
                                     const char* bytes, std::int32_t length,
                                     UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<std::size_t*>(const_cast<void*>(context));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, arguments, bytes, length, reason, status);
}

}  // namespace

std::string charset_of_label(std::string_view label) {
  std::string name(label);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const Label& web : web_labels) {
    if (web.label == name) return std::string(web.charset);
  }
  return name;
}

std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) != 0 || charset.empty()) return std::nullopt;
  DecodedText decoded{.text = {}, .charset = charset, .undecodable = 0};
  ucnv_setToUCallBack(converter.getAlias(), count_and_substitute, &decoded.undecodable, nullptr,
                      nullptr, &status);
  constexpr std::size_t buffer_size = 4096;
  std::array<UChar, buffer_size> buffer{};
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  icu::UnicodeString text;
  do {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.getAlias(), &target, buffer.data() + buffer.size(), &source, end,
                   nullptr, 1, &status);
    text.append(buffer.data(), static_cast<std::int32_t>(target - buffer.data()));
    if (text.length() >= static_cast<std::int32_t>(buffer_size) * 16) {
      text.toUTF8String(decoded.text);
      text.remove();
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status) != 0) return std::nullopt;
  text.toUTF8String(decoded.text);
  return decoded;
}

std::string replace_invalid_utf8(std::string_view bytes, std::size_t& count) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t valid_from = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), character);
    if (character >= 0) continue;
    ++count;
    text.append(bytes.substr(valid_from, begin - valid_from)).append("\xEF\xBF\xBD");
    valid_from = at;
  }
  text.append(bytes.substr(valid_from));
  return text;
}

}  // namespace dateline
