#include "indexer/format/charset.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/source/unicode_form.h"
#include "common/text/ascii.h"
#include "indexer/format/charset_converter.h"
#include "indexer/format/charset_detector.h"

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

std::optional<DecodedText> from_charset(std::string_view bytes, const std::string& label) {
  const std::string charset = charset_of_label(label);
  if (charset == "utf-8") return from_utf8(bytes);
  return convert(bytes, charset);
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
    if (label.empty()) continue;
    if (std::optional<DecodedText> decoded = from_charset(bytes, label)) return *std::move(decoded);
  }
  if (is_utf8(bytes)) return from_utf8(bytes);
  for (const std::string& charset : {detect_charset(bytes), std::string("windows-1252")}) {
    if (std::optional<DecodedText> decoded = from_charset(bytes, charset)) {
      return *std::move(decoded);
    }
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

}  // namespace dateline
