#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/forwarded_message.h"
#include "indexer/reader/mail_head.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

/// The head at the start of a text: it has a date, and an empty line ends it.
std::optional<MailHead> find_head(const std::vector<std::string_view>& lines) {
  auto head = read_mail_head(lines, 0);
  if (!head || head->end == lines.size() || !trimmed(lines[head->end]).empty()) return std::nullopt;
  return find_date(head->date, 0, {}) ? head : std::nullopt;
}

}  // namespace

bool SavedMail::recognises(const Sample& sample) const {
  constexpr std::size_t reach = 4096;
  constexpr std::size_t longest_first_line = 1000;  // bytes
  const std::size_t end = sample.opening.substr(0, longest_first_line).find('\n');
  if (end == sample.opening.npos || !contains(sample.opening.substr(0, end), ":")) return false;
  const auto start = decode_text(sample.opening.substr(0, reach), {}, DeclaredCharset::none);
  return find_head(lines_of(start.text)).has_value();
}

Result<RawRelease> SavedMail::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  const auto lines = lines_of(trimmed(decoded.text));
  const auto head = find_head(lines);
  if (!head) return fail(ErrorKind::input, "no head of a mail");
  ForwardedMessage mail{head->from, head->date, head->subject, {}};
  for (std::size_t at = head->end; at < lines.size(); ++at) {
    mail.text.append(lines[at]) += '\n';
  }
  mail.text = unwrap_lines(mail.text);
  if (auto forwarded = find_forwarded(mail.subject, mail.text)) mail = *std::move(forwarded);
  FieldCollector collector;
  collector.set(RawField::title, {std::string(without_forward_prefix(mail.subject))});
  collector.set(RawField::date, {mail.date});
  collector.set(RawField::issuer, {sender_name(mail.from)});
  collector.set(RawField::body, {std::move(mail.text)});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
