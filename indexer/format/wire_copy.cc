#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/field_collector.h"

namespace dateline {
namespace {

// Control characters of IPTC 7901 and ANPA 1312.
constexpr char start_of_message = '\x01';
constexpr char start_of_text = '\x02';
constexpr char end_of_text = '\x03';
constexpr char synchronous_idle = '\x16';
constexpr std::string_view headline_in_head = "\n\x14";

constexpr std::string_view telex_begin = "ZCZC";
constexpr std::string_view telex_end = "NNNN";

constexpr std::size_t longest_wire_head = 1024;  ///< bytes

/// Whether a message begins in the line: behind the marks that end the one before it.
bool begins_with_mark(std::string_view text) {
  const auto is_mark = [](char c) { return (c > '\0' && c < '\t') || c == synchronous_idle; };
  const auto end = std::ranges::find_if_not(text, is_mark);
  const std::string_view marks = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  return marks.find(start_of_message) != marks.npos &&
         text.substr(0, longest_wire_head).find(start_of_text) != text.npos;
}

bool begins_telex(std::string_view text) {
  const std::string_view line = first_line_of(text);
  return line.starts_with(telex_begin) && line.size() > telex_begin.size() &&
         !is_letter(line[telex_begin.size()]);
}

/// A message in its parts.
struct WireMessage {
  std::string_view headline;  ///< in the head; mostly empty
  std::string_view text;
  std::string_view trailer;
};

WireMessage parts_of(std::string_view bytes) {
  WireMessage message;
  if (begins_telex(bytes)) {
    bytes.remove_prefix(first_line_of(bytes).size());
    message.text = bytes.substr(0, bytes.rfind(telex_end));
    return message;
  }
  const std::size_t begin = bytes.find(start_of_text) + 1;
  const std::size_t end = std::min(bytes.find(end_of_text, begin), bytes.size());
  const std::size_t headline = bytes.substr(0, begin).find(headline_in_head);
  if (headline != bytes.npos) {
    const std::string_view line = bytes.substr(headline + headline_in_head.size());
    message.headline = trimmed(line.substr(0, line.find_first_of("\r\n")));
  }
  message.text = bytes.substr(begin, end - begin);
  message.trailer = bytes.substr(std::min(end + 1, bytes.size()));
  return message;
}

/// The day in the last line of a message: "010912 APR 22", with the day before hours and minutes
/// (IPTC 7901), or "WN-WX-04-01-22 0912EST" (ANPA 1312). Empty if there is none.
std::string day_of(std::string_view trailer) {
  constexpr std::size_t time_size = 6;
  const std::string line(trimmed(trailer.substr(0, trailer.find('\x04'))));
  const auto digits_at = [&](std::size_t at, std::size_t count) {
    return at + count <= line.size() &&
           std::ranges::all_of(std::string_view(line).substr(at, count), is_digit);
  };
  if (digits_at(0, time_size) && line.size() > time_size + 1) {
    std::string_view rest = std::string_view(line).substr(time_size + 1);
    const std::string month(take_until(rest, ' '));
    if (rest.size() == 2) return line.substr(0, 2) + " " + month + " 20" + std::string(rest);
    return line.substr(0, 2) + " " + month + " " + std::string(rest);
  }
  for (std::size_t at = 0; at + 8 <= line.size(); ++at) {
    const bool day = digits_at(at, 2) && line[at + 2] == '-' && digits_at(at + 3, 2) &&
                     line[at + 5] == '-' && digits_at(at + 6, 2);
    if (!day) continue;
    const bool last_century = line[at + 6] > '6';
    return (last_century ? "19" : "20") + line.substr(at + 6, 2) + "-" + line.substr(at, 5);
  }
  return {};
}

/// Whether a line is the keyword of a message, behind the cycle of its newspapers: "BC-Harbour
/// Pilots".
bool is_keyword(std::string_view line) {
  static constexpr std::array<std::string_view, 3> cycles{"AM-", "BC-", "PM-"};
  return line.find(' ') == line.npos ||
         std::ranges::any_of(cycles, [&](auto cycle) { return line.starts_with(cycle); });
}

/// The end of a line above the text of an ANPA message: the last are a byline and the agency, "=".
std::size_t end_of_head_line(std::string_view text) {
  text = text.substr(0, longest_wire_head);
  const bool marked = text.starts_with('^');
  return std::min(text.find("<\n"), marked ? text.find("=\n") : text.npos);
}

/// Takes the lines above the text of an ANPA message, which '<' ends: the keyword, the headline
/// behind '^', and a byline. The headline; empty if the text has no such lines.
std::string take_headline(std::string_view& text) {
  constexpr std::string_view by = "By ";
  std::string headline;
  while (true) {
    std::string_view rest = text;
    rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
    const std::size_t end = end_of_head_line(rest);
    if (end == rest.npos || rest.substr(0, end).find("\n   ") != rest.npos) return headline;
    std::string_view line = rest.substr(0, end);
    text = rest.substr(end + 2);
    if (!line.starts_with('^') || !headline.empty()) continue;
    line.remove_prefix(1);
    if (!line.starts_with(by) && !is_keyword(line)) headline = trimmed(line);
  }
}

/// Takes the first paragraph of a text, up to an empty line or an indented one.
std::string take_paragraph(std::string_view& text) {
  std::string paragraph;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = take_until(rest, '\n');
    const bool indented = line.starts_with("  ") || line.starts_with('\t');
    const std::string_view words = trimmed(line);
    if (!paragraph.empty() && (words.empty() || indented)) return paragraph;
    if (!words.empty()) paragraph.append(paragraph.empty() ? "" : " ").append(words);
    text = rest;
  }
  return paragraph;
}

/// Whether the last paragraph has nothing but the initials of those who sent it: "WNN/jo/ab".
bool signs(std::string_view paragraph) {
  constexpr std::size_t longest = 24;
  return paragraph.size() <= longest && paragraph.find('/') != paragraph.npos &&
         std::ranges::all_of(paragraph, [](char c) { return is_letter(c) || c == '/'; });
}

/// Undoes what stands for other characters in ANPA's code: '_' for a dash, `` and '' for quotation
/// marks.
std::string from_anpa(std::string_view text) {
  struct Code {
    std::string_view mark;
    std::string_view meant;
  };
  static constexpr std::array<Code, 3> codes{{{" _ ", " -- "}, {"``", "\""}, {"''", "\""}}};
  std::string out;
  while (!text.empty()) {
    const auto* const code =
        std::ranges::find_if(codes, [&](const Code& one) { return text.starts_with(one.mark); });
    const bool found = code != codes.end();
    out += found ? code->meant : text.substr(0, 1);
    text.remove_prefix(found ? code->mark.size() : 1);
  }
  return out;
}

/// Whether a paragraph is the code of a language above the title rather than a title: "ENG".
bool is_language_code(std::string_view paragraph) {
  constexpr std::size_t longest = 8;
  return paragraph.size() <= longest && std::ranges::all_of(paragraph, is_upper);
}

std::string without_returns(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '\r');
  return plain;
}

}  // namespace

bool WireCopy::recognises(const Sample& sample) const {
  if (begins_telex(sample.opening)) {
    return sample.opening.find("\n" + std::string(telex_end)) != sample.opening.npos;
  }
  return begins_with_mark(sample.opening) && sample.bytes.find(end_of_text) != sample.bytes.npos &&
         sample.bytes.find('\0') == sample.bytes.npos;
}

Result<void> WireCopy::split(BufferedStream& stream, std::size_t limit,
                             const SliceSink& sink) const {
  const auto begins = [](std::string_view text) {
    return begins_with_mark(text) || begins_telex(text);
  };
  return split_at_lines(stream, limit, longest_wire_head, begins, sink);
}

Result<RawRelease> WireCopy::parse(const Record& record) const {
  const WireMessage message =
      parts_of(std::string_view(record.bytes)
                   .substr(std::min(record.bytes.find_first_not_of(" \r\n"), record.bytes.size())));
  const DecodedText decoded =
      decode_text(without_returns(message.text), record.hints, DeclaredCharset::none);
  std::string_view text = decoded.text;
  std::string title = take_headline(text);
  if (title.empty()) title = message.headline;
  const bool anpa = !title.empty();
  std::vector<std::string> paragraphs;
  if (!anpa) {
    const std::string_view line = trimmed(first_line_of(trimmed(text)));
    if (is_language_code(line)) text = trimmed(text).substr(line.size());
    title = take_paragraph(text);
  }
  while (!trimmed(text).empty()) paragraphs.push_back(take_paragraph(text));
  if (paragraphs.size() > 1 && signs(paragraphs.back())) paragraphs.pop_back();
  if (anpa) std::ranges::transform(paragraphs, paragraphs.begin(), from_anpa);
  FieldCollector collector;
  collector.set(RawField::title, {title});
  // The day in the text is that of the release, and in the trailer that of its transmission.
  const std::string sent = day_of(message.trailer);
  const bool dated = !paragraphs.empty() && find_date(paragraphs.front(), 0, DateRange{});
  if (!dated) collector.set(RawField::date, {sent});
  collector.set(RawField::body, std::move(paragraphs));
  Result<RawRelease> raw = std::move(collector).text_release(decoded.undecodable);
  if (raw) raw->captured = sent;
  return raw;
}

}  // namespace dateline
