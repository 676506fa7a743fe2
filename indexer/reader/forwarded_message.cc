#include "indexer/reader/forwarded_message.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::size_t longest_note = 500;  ///< bytes above a forwarded message
constexpr std::size_t most_header_lines = 12;
constexpr std::size_t longest_header_label = 24;  ///< bytes

enum class HeaderKind { none, from, date, to, subject };

struct HeaderLabel {
  std::string_view name;  ///< in lower case, but for letters beyond ASCII
  HeaderKind kind;
};

// As Outlook, Gmail, Thunderbird and Apple Mail write them.
constexpr auto header_labels = std::to_array<HeaderLabel>({
    {"from", HeaderKind::from},
    {"von", HeaderKind::from},
    {"de", HeaderKind::from},
    {"da", HeaderKind::from},
    {"van", HeaderKind::from},
    {"od", HeaderKind::from},
    {"fra", HeaderKind::from},
    {"från", HeaderKind::from},
    {"От", HeaderKind::from},
    {"kimden", HeaderKind::from},
    {"Kimden", HeaderKind::from},
    {"差出人", HeaderKind::from},
    {"发件人", HeaderKind::from},
    {"보낸 사람", HeaderKind::from},
    {"sent", HeaderKind::date},
    {"date", HeaderKind::date},
    {"gesendet", HeaderKind::date},
    {"datum", HeaderKind::date},
    {"envoyé", HeaderKind::date},
    {"enviado", HeaderKind::date},
    {"enviado el", HeaderKind::date},
    {"enviada em", HeaderKind::date},
    {"fecha", HeaderKind::date},
    {"data", HeaderKind::date},
    {"inviato", HeaderKind::date},
    {"verzonden", HeaderKind::date},
    {"wysłano", HeaderKind::date},
    {"sendt", HeaderKind::date},
    {"skickat", HeaderKind::date},
    {"Дата", HeaderKind::date},
    {"Отправлено", HeaderKind::date},
    {"tarih", HeaderKind::date},
    {"日時", HeaderKind::date},
    {"送信日時", HeaderKind::date},
    {"发送时间", HeaderKind::date},
    {"보낸 날짜", HeaderKind::date},
    {"to", HeaderKind::to},
    {"cc", HeaderKind::to},
    {"an", HeaderKind::to},
    {"à", HeaderKind::to},
    {"para", HeaderKind::to},
    {"a", HeaderKind::to},
    {"aan", HeaderKind::to},
    {"do", HeaderKind::to},
    {"til", HeaderKind::to},
    {"till", HeaderKind::to},
    {"Кому", HeaderKind::to},
    {"kime", HeaderKind::to},
    {"宛先", HeaderKind::to},
    {"收件人", HeaderKind::to},
    {"받는 사람", HeaderKind::to},
    {"reply-to", HeaderKind::to},
    {"subject", HeaderKind::subject},
    {"betreff", HeaderKind::subject},
    {"objet", HeaderKind::subject},
    {"asunto", HeaderKind::subject},
    {"oggetto", HeaderKind::subject},
    {"assunto", HeaderKind::subject},
    {"onderwerp", HeaderKind::subject},
    {"temat", HeaderKind::subject},
    {"emne", HeaderKind::subject},
    {"ämne", HeaderKind::subject},
    {"Тема", HeaderKind::subject},
    {"konu", HeaderKind::subject},
    {"件名", HeaderKind::subject},
    {"主题", HeaderKind::subject},
    {"제목", HeaderKind::subject},
});

constexpr auto forward_prefixes = std::to_array<std::string_view>(
    {"fw", "fwd", "wg", "tr", "rv", "enc", "i", "vs", "vb", "pd", "ilt", "ynt", "doorst"});

// Of lines above the header of a forwarded message.
constexpr auto forward_marks = std::to_array<std::string_view>(
    {"forwarded message", "forwarded by", "weitergeleitete nachricht", "message transféré",
     "mensaje reenviado", "messaggio inoltrato", "mensagem encaminhada", "doorgestuurd bericht",
     "wiadomość przekazana", "Пересылаемое сообщение", "转发邮件"});

std::string_view without_quotation(std::string_view line) {
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  return line;
}

bool is_space_or_star(char c) {
  return c == '*' || is_space(c);
}

struct HeaderLine {
  HeaderKind kind = HeaderKind::none;
  std::string_view value;
};

HeaderLine read_header_line(std::string_view line) {
  line = trimmed<is_space_or_star>(without_quotation(line));
  const std::size_t colon = line.substr(0, longest_header_label).find(':');
  if (colon == line.npos) return {};
  const std::string label = lowered(trimmed<is_space_or_star>(line.substr(0, colon)));
  for (const HeaderLabel& known : header_labels) {
    if (label != known.name) continue;
    return {known.kind, trimmed<is_space_or_star>(line.substr(colon + 1))};
  }
  return {};
}

/// Reads the header that starts at a line, and returns the line behind it; 0 if there is none.
std::size_t read_forwarded_header(const std::vector<std::string_view>& lines, std::size_t begin,
                                  ForwardedMessage& message) {
  bool addressed = false;
  std::size_t at = begin;
  for (; at < std::min(lines.size(), begin + most_header_lines); ++at) {
    const HeaderLine line = read_header_line(lines[at]);
    // Addresses may go on.
    const bool goes_on = addressed && lines[at].find('@') != std::string_view::npos;
    if (line.kind == HeaderKind::none && !goes_on) break;
    if (line.kind == HeaderKind::from && at > begin) break;
    if (line.kind == HeaderKind::from) message.from = line.value;
    if (line.kind == HeaderKind::date) message.date = line.value;
    if (line.kind == HeaderKind::subject) message.subject = line.value;
    addressed = addressed || line.kind == HeaderKind::to;
  }
  const bool whole = !message.from.empty() && !message.subject.empty();
  return whole && (addressed || !message.date.empty()) ? at : 0;
}

bool marks_forward(std::string_view line) {
  const std::string lower = lowered(line);
  return std::ranges::any_of(forward_marks, [&](std::string_view mark) {
    return lower.find(mark) != std::string::npos || line.find(mark) != std::string_view::npos;
  });
}

}  // namespace

std::string_view without_forward_prefix(std::string_view subject) {
  for (;;) {
    subject = trimmed(subject);
    const std::size_t colon = subject.find(':');
    const std::string prefix = lowered(subject.substr(0, std::min(colon, longest_header_label)));
    if (colon == subject.npos) return subject;
    if (std::ranges::find(forward_prefixes, prefix) == forward_prefixes.end()) return subject;
    subject.remove_prefix(colon + 1);
  }
}

namespace {

std::optional<ForwardedMessage> forwarded_once(std::string_view subject, std::string_view text) {
  bool says_so = without_forward_prefix(subject).size() < trimmed(subject).size();
  const std::vector<std::string_view> lines = lines_of(text);
  std::size_t note = 0;
  for (std::size_t i = 0; i < lines.size() && note <= longest_note; ++i) {
    says_so = says_so || marks_forward(lines[i]);
    note += lines[i].size();
    if (!says_so || read_header_line(lines[i]).kind != HeaderKind::from) continue;
    ForwardedMessage message;
    const std::size_t end = read_forwarded_header(lines, i, message);
    if (end == 0) continue;
    for (std::size_t at = end; at < lines.size(); ++at) {
      message.text.append(without_quotation(lines[at])) += '\n';
    }
    return message;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ForwardedMessage> find_forwarded(std::string_view subject, std::string_view text) {
  constexpr int most_forwards = 4;
  std::optional<ForwardedMessage> found = forwarded_once(subject, text);
  for (int i = 1; i < most_forwards && found; ++i) {
    auto inner = forwarded_once(found->subject, found->text);
    if (!inner) break;
    found = std::move(inner);
  }
  return found;
}

}  // namespace dateline
