#include "indexer/format/forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/format/message_parts.h"
#include "indexer/format/message_text.h"
#include "indexer/format/splitters.h"
#include "indexer/html/extract.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/cover_note.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/forwarded_message.h"
#include "indexer/reader/mail_head.h"
#include "indexer/reader/mime.h"

namespace dateline {
namespace {

constexpr std::string_view separator = "From ";
constexpr std::size_t header_line_reach = 1024;  ///< bytes of a separator and the header behind it

template <std::size_t N>
std::size_t count_known(const HeaderBlock& headers, const std::array<std::string_view, N>& names) {
  return static_cast<std::size_t>(
      std::count_if(names.begin(), names.end(),
                    [&](std::string_view name) { return !headers.value(name).empty(); }));
}

/// Whether text starts with message headers: several typical of messages, and either an empty line
/// behind them or one that memos do not have.
bool begins_message(std::string_view text) {
  static constexpr std::array<std::string_view, 7> typical{
      "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Received"};
  static constexpr std::array<std::string_view, 3> technical{"Message-ID", "MIME-Version",
                                                             "Received"};
  std::string_view rest = text;
  const HeaderBlock headers = read_headers(rest);
  if (headers.value("From").empty() || count_known(headers, typical) < 3) return false;
  // A mail that Outlook saved as text.
  const bool sent = headers.value("Date").empty() && !headers.value("Sent").empty();
  if (sent && count_known(headers, technical) == 0) return false;
  const std::string_view head = text.substr(0, text.size() - rest.size());
  return rest.empty() || head.ends_with("\n\n") || head.ends_with("\n\r\n") ||
         count_known(headers, technical) > 0;
}

/// Whether text has the time of a clock: "10:00".
bool has_clock_time(std::string_view text) {
  for (std::size_t at = text.find(':', 1); at < text.size(); at = text.find(':', at + 1)) {
    if (at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1])) return true;
  }
  return false;
}

/// Whether a line "From ..." separates messages, rather than being one of a body: a header follows,
/// and it names a sender or a time; without an empty line before it, both.
bool separates(std::string_view text, bool after_empty_line) {
  if (!text.starts_with(separator) || !is_header_line(first_line_of(behind_first_line(text)))) {
    return false;
  }
  const std::string_view words = trimmed(first_line_of(text).substr(separator.size()));
  const std::string_view sender = words.substr(0, words.find(' '));
  const bool named = sender == "-" || sender == "MAILER-DAEMON" || sender.find('@') != sender.npos;
  const bool timed = has_clock_time(words);
  return after_empty_line ? named || timed : named && timed;
}

/// The message without the line before it: that of an mbox or, in a file of Apple Mail (.emlx), its
/// size, behind which a property list follows.
std::string_view without_envelope(std::string_view bytes) {
  if (bytes.starts_with(separator)) return behind_first_line(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  const std::string_view line = trimmed(first_line_of(bytes));
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc() || end != line.data() + line.size()) return bytes;
  return behind_first_line(bytes).substr(0, size);
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

/// A word without signs, to compare the names of a mailing list: "Press-List" is "presslist".
std::string plain_name(std::string_view name) {
  std::string plain = lowered(name);
  std::erase_if(plain, [](char c) { return !is_word_byte(c); });
  return plain;
}

/// Whether a message came through the mailing list of a name: the list's own headers or a receiver
/// say so, or it is from an archive of Mailman, which hides addresses ("ida at quay.example").
bool came_through(std::string_view list, const HeaderBlock& headers) {
  constexpr std::size_t shortest_name = 3;
  const std::string_view from = headers.value("From");
  if (from.find(" at ") != from.npos && from.find('@') == from.npos) return true;
  const std::string name = plain_name(list);
  if (name.size() < shortest_name) return false;
  return std::ranges::any_of(
      std::array<std::string_view, 5>{"List-Id", "List-Post", "To", "Cc", "Reply-To"},
      [&](std::string_view header) {
        const std::string value = plain_name(decode_header(headers.value(header)));
        return value.find(name) != value.npos;
      });
}

/// The headline in a subject: without prefixes, and without the name of the mailing list that
/// stands before it in brackets: "Re: [Press] The bridge opens".
std::string_view headline_of(std::string_view subject, const HeaderBlock& headers) {
  constexpr std::size_t longest_name = 30;  // bytes
  const std::string_view headline = headline_of_subject(subject);
  if (!headline.starts_with('[')) return headline;
  const std::size_t end = headline.find(']');
  if (end == headline.npos || end < 2 || end > longest_name) return headline;
  const std::string_view name = headline.substr(1, end - 1);
  const std::string_view rest = headline_of_subject(headline.substr(end + 1));
  return name.find(' ') == name.npos && !rest.empty() && came_through(name, headers) ? rest
                                                                                     : headline;
}

void take_forwarded(const ForwardedMessage& forwarded, FieldCollector& collector) {
  collector.set(RawField::title, {std::string(headline_of_subject(forwarded.subject))});
  if (find_date(forwarded.date, 0, {})) collector.set(RawField::date, {forwarded.date});
  collector.set(RawField::issuer, {sender_name(forwarded.from)});
  collector.set(RawField::body, {forwarded.text});
}

/// Goes from a message to the one that it forwards as an attachment, whose bytes it keeps. False
/// if there is none.
bool enter_attached(HeaderBlock& headers, std::string_view& body, std::string& bytes) {
  constexpr int most_forwards = 4;
  bool entered = false;
  for (int i = 0; i < most_forwards; ++i) {
    std::optional<std::string> attached = find_attached_message(headers, body);
    if (!attached || !begins_message(without_envelope(*attached))) break;
    bytes = *std::move(attached);
    body = without_envelope(bytes);
    headers = read_headers(body);
    entered = true;
  }
  return entered;
}

}  // namespace

bool Mail::recognises(const Sample& sample) const {
  return !sample.bytes.empty() && begins_message(without_envelope(sample.bytes));
}

Result<RawRelease> Mail::parse(const Record& record) const {
  std::string_view body = without_envelope(record.bytes);
  std::string unquoted;
  if (record.bytes.starts_with(separator)) body = unquoted = without_quoting(body);
  const HeaderBlock headers = read_headers(body);
  MessageText message = read_message(headers, body);
  std::string_view id = headers.value("Message-ID");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  FieldCollector collector;
  collector.set(RawField::id, {decode_header(id)});
  std::vector<std::string> unread = std::move(message.unread);
  HeaderBlock inner = headers;
  if (std::string bytes; enter_attached(inner, body, bytes)) message = read_message(inner, body);
  const std::string subject = decode_header(inner.value("Subject"));
  if (message.kind == BodyKind::html) {
    message.text = html::html_to_text(message.text, record.most_elements);
  }
  if (const auto forwarded = find_forwarded(subject, message.text)) {
    take_forwarded(*forwarded, collector);
  }
  for (const HeaderBlock* of : std::array<const HeaderBlock*, 2>{&inner, &headers}) {
    const std::string title = decode_header(of->value("Subject"));
    collector.suggest(RawField::title, {std::string(headline_of(title, *of))});
    collector.suggest(RawField::date, {std::string(of->value("Date"))});
    collector.suggest(RawField::issuer, {sender_name(decode_header(of->value("From")))});
  }
  collector.suggest(RawField::body, {std::move(message.text)});
  if (!collector.has_text()) {
    return fail(ErrorKind::input,
                "message without subject and text" + (unread.empty() ? "" : "; " + unread.front()));
  }
  RawRelease raw = std::move(collector).release();
  raw.body_kind = BodyKind::text;
  raw.above = take_cover_note(raw.body, raw.title, message.in_parts);
  raw.received = arrivals(record.bytes, headers);
  raw.undecodable = message.undecodable;
  raw.unread = std::move(unread);
  return raw;
}

bool Mbox::recognises(const Sample& sample) const {
  const std::size_t begin = sample.bytes.find_first_not_of("\r\n");
  if (begin == sample.bytes.npos) return false;
  const std::string_view bytes = sample.bytes.substr(begin);
  return bytes.starts_with(separator) && begins_message(behind_first_line(bytes));
}

Result<void> Mbox::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  bool after_empty_line = true;
  const auto begins = [&](std::string_view text) {
    const bool empty = trimmed(first_line_of(text)).empty();
    return separates(text, std::exchange(after_empty_line, empty));
  };
  return split_at_lines(stream, limit, header_line_reach, begins, sink);
}

}  // namespace dateline
