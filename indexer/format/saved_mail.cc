#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/forwarded_message.h"
#include "indexer/reader/mail_additions.h"
#include "indexer/reader/mail_head.h"

namespace dateline {
namespace {

constexpr std::size_t head_bytes = 4096;  ///< bytes in which the head of a mail is

/// The head at the start of a text: it has a date, and an empty line ends it.
std::optional<MailHead> find_head(const std::vector<std::string_view>& lines) {
  auto head = read_mail_head(lines, 0);
  if (!head || head->end == lines.size() || !trimmed(lines[head->end]).empty()) return std::nullopt;
  return find_date(head->date, 0, {}) ? head : std::nullopt;
}

/// Whether a line may stand between two mails: it is blank or a rule.
bool parts_mails(std::string_view line) {
  constexpr std::size_t shortest_rule = 5;
  return trimmed(line).empty() || is_rule(line, "-=_*~", shortest_rule);
}

/// Whether a line has a label with letters beyond ASCII, which may be in any charset.
bool has_foreign_label(std::string_view line) {
  constexpr std::size_t longest_label = 40;  // bytes
  const std::size_t colon = line.substr(0, longest_label).find(':');
  return colon != line.npos &&
         std::ranges::any_of(line.substr(0, colon), [](char c) { return (c & '\x80') != 0; });
}

/// Finds where mails begin, line by line.
class MailStarts {
 public:
  /// Whether one begins with the line at the start of a text that goes on behind it. A mail below a
  /// short note, or with the subject of the one above it, belongs to that: it is forwarded or
  /// answered there.
  bool take(std::string_view text) {
    constexpr std::size_t least_mail = 300;  // bytes
    const std::string_view line = first_line_of(text);
    const bool may_begin = is_first_ || (parted_ && size_ >= least_mail);
    size_ += line.size() + 1;
    parted_ = parts_mails(line);
    if (parted_ || !may_begin) return false;
    if (!begins_with_head_label(line) && !has_foreign_label(line)) return false;
    const auto start = decode_text(text, {}, DeclaredCharset::none);
    const auto head = find_head(lines_of(start.text));
    is_first_ = false;
    if (!head || headline_of_subject(head->subject) == headline_) return false;
    headline_ = headline_of_subject(head->subject);
    size_ = 0;
    return true;
  }

 private:
  bool is_first_ = true;
  bool parted_ = false;   ///< the last line stands between mails
  std::size_t size_ = 0;  ///< bytes of the mail
  std::string headline_;
};

}  // namespace

bool SavedMail::recognises(const Sample& sample) const {
  constexpr std::size_t longest_first_line = 1000;  // bytes
  const std::size_t end = sample.opening.substr(0, longest_first_line).find('\n');
  if (end == sample.opening.npos || !contains(sample.opening.substr(0, end), ":")) return false;
  const auto start = decode_text(sample.opening.substr(0, head_bytes), {}, DeclaredCharset::none);
  return find_head(lines_of(start.text)).has_value();
}

Result<void> SavedMail::split(BufferedStream& stream, std::size_t limit,
                              const SliceSink& sink) const {
  MailStarts starts;
  return split_at_lines(
      stream, limit, head_bytes, [&](std::string_view text) { return starts.take(text); }, sink);
}

Result<RawRelease> SavedMail::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  auto lines = lines_of(trimmed(decoded.text));
  while (!lines.empty() && parts_mails(lines.back())) lines.pop_back();
  const auto head = find_head(lines);
  if (!head) return fail(ErrorKind::input, "no head of a mail");
  ForwardedMessage mail{head->from, head->date, head->subject, {}};
  for (std::size_t at = head->end; at < lines.size(); ++at) {
    mail.text.append(lines[at]) += '\n';
  }
  mail.text = unwrap_message(without_mail_additions(std::move(mail.text)));
  if (auto forwarded = find_forwarded(mail.subject, mail.text)) mail = *std::move(forwarded);
  FieldCollector collector;
  collector.set(RawField::title, {std::string(headline_of_subject(mail.subject))});
  collector.set(RawField::date, {mail.date});
  collector.set(RawField::issuer, {sender_name(mail.from)});
  collector.set(RawField::body, {std::move(mail.text)});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
