#include "indexer/format/forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/source/header_block.h"
#include "common/text/ascii.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/mime.h"

namespace dateline {
namespace {

constexpr std::string_view separator = "From ";
constexpr std::size_t header_line_reach = 1024;  ///< bytes to search for an empty line

/// Whether text starts with message headers: only header lines up to the empty one, including
/// several typical of messages.
bool begins_message(std::string_view text) {
  static constexpr std::array<std::string_view, 7> names{
      "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Received"};
  const HeaderBlock headers = HeaderBlock::read(text);
  const auto found = std::count_if(names.begin(), names.end(), [&](std::string_view name) {
    return !headers.value(name).empty();
  });
  return found >= 3 && !headers.value("From").empty();
}

/// Whether all lines up to the first empty one are "Name: value" or continuation lines.
bool has_only_headers(std::string_view text) {
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (trimmed(line).empty()) return !first;
    const std::size_t colon = line.find(':');
    const bool goes_on = !first && (line[0] == ' ' || line[0] == '\t');
    if (!goes_on && (colon == std::string_view::npos ||
                     line.substr(0, colon).find_first_of(" \t") != std::string_view::npos)) {
      return false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

std::string_view behind_separator(std::string_view bytes) {
  if (!bytes.starts_with(separator)) return bytes;
  return bytes.substr(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
}

/// Undoes the ">From " quoting of an mbox.
std::string without_quoting(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    if (marks > 0 && line.substr(marks).starts_with(separator)) line.remove_prefix(1);
    plain += line;
  }
  return plain;
}

/// The sender of a message: the name, or the address if there is none.
std::string sender_of(std::string_view from) {
  std::string sender = decode_header(from);
  const std::size_t bracket = sender.find('<');
  if (bracket == std::string::npos) return sender;
  const std::string_view name = trimmed(std::string_view(sender).substr(0, bracket));
  if (name.empty()) return sender.substr(bracket + 1, sender.find('>') - bracket - 1);
  const bool quoted = name.size() > 1 && name.front() == '"' && name.back() == '"';
  return std::string(quoted ? name.substr(1, name.size() - 2) : name);
}

/// When a mail arrived, by each of its carriers: the last part of a Received header (RFC 5322), and
/// the "From " line of an mbox: "From a@b.example Sat Jun  6 10:00:00 2015" (RFC 4155), whose time
/// stands before the year.
std::vector<std::string> arrivals(std::string_view bytes, const HeaderBlock& headers) {
  std::vector<std::string> arrivals;
  for (const std::string_view hop : headers.values("Received")) {
    arrivals.emplace_back(hop.substr(hop.rfind(';') + 1));
  }
  if (!bytes.starts_with(separator)) return arrivals;
  std::string day;
  std::string_view line = bytes.substr(separator.size(), bytes.find('\n') - separator.size());
  for (line.remove_prefix(std::min(line.find(' '), line.size())); !line.empty();) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = trimmed(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    const bool time_or_zone = word.find_first_of(":+-") != word.npos;
    if (!word.empty() && !time_or_zone) day.append(word) += ' ';
  }
  arrivals.push_back(std::move(day));
  return arrivals;
}

/// Whether the plain text is a stub that stands in for the HTML ("view this in a browser").
bool is_stub(const MessageText& text) {
  constexpr std::size_t longest_stub = 500;
  constexpr std::size_t times_longer = 10;
  return text.plain.size() < longest_stub && text.html.size() > text.plain.size() * times_longer;
}

}  // namespace

bool Mail::recognises(const Sample& sample) const {
  return begins_message(sample.bytes) && has_only_headers(sample.bytes);
}

Result<RawRelease> Mail::parse(const Record& record) const {
  std::string_view body = behind_separator(record.bytes);
  std::string unquoted;
  if (body.size() < record.bytes.size()) body = unquoted = without_quoting(body);
  const HeaderBlock headers = HeaderBlock::read(body);
  MessageText text = read_mime(headers, body);
  std::string_view id = headers.value("Message-ID");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  const bool plain = !trimmed(text.plain).empty() && !is_stub(text);
  FieldCollector collector;
  collector.set(RawField::id, {std::string(id)});
  collector.set(RawField::title, {decode_header(headers.value("Subject"))});
  collector.set(RawField::date, {std::string(headers.value("Date"))});
  collector.set(RawField::issuer, {sender_of(headers.value("From"))});
  collector.set(RawField::body, {plain ? std::move(text.plain) : std::move(text.html)});
  if (!collector.has_text()) return fail(ErrorKind::input, "message without subject and text");
  RawRelease raw = std::move(collector).release();
  raw.body_kind = plain ? BodyKind::text : BodyKind::html;
  raw.received = arrivals(record.bytes, headers);
  raw.undecodable = text.undecodable;
  return raw;
}

bool Mbox::recognises(const Sample& sample) const {
  const std::size_t begin = sample.bytes.find_first_not_of("\r\n");
  if (begin == sample.bytes.npos) return false;
  const std::string_view bytes = sample.bytes.substr(begin);
  return bytes.starts_with(separator) && begins_message(behind_separator(bytes));
}

Result<void> Mbox::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  bool after_empty_line = true;
  const auto begins = [&](std::string_view text) {
    const bool empty = trimmed(text.substr(0, text.find('\n'))).empty();
    return std::exchange(after_empty_line, empty) && text.starts_with(separator);
  };
  return split_at_lines(stream, limit, header_line_reach, begins, sink);
}

}  // namespace dateline
