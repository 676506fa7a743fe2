#include "indexer/reader/forwarded_message.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/mail_head.h"

namespace dateline {
namespace {

constexpr std::size_t longest_note = 500;  ///< bytes above a forwarded message

// Of lines above the header of a forwarded message.
constexpr auto forward_marks = std::to_array<std::string_view>({"forwarded message",
                                                                "forwarded by",
                                                                "weitergeleitete nachricht",
                                                                "message transféré",
                                                                "mensaje reenviado",
                                                                "messaggio inoltrato",
                                                                "mensagem encaminhada",
                                                                "doorgestuurd bericht",
                                                                "wiadomość przekazana",
                                                                "přeposlaná zpráva",
                                                                "vidarebefordrat meddelande",
                                                                "videresendt meddelelse",
                                                                "videresendt melding",
                                                                "välitetty viesti",
                                                                "továbbított üzenet",
                                                                "Пересылаемое сообщение",
                                                                "Перенаправленное сообщение",
                                                                "yönlendirilen ileti",
                                                                "転送メッセージ",
                                                                "转发邮件"});

bool marks_forward(std::string_view line) {
  const std::string lower = lowered(line);
  return std::ranges::any_of(forward_marks, [&](std::string_view mark) {
    return lower.find(mark) != std::string::npos || line.find(mark) != std::string_view::npos;
  });
}

std::optional<ForwardedMessage> forwarded_once(std::string_view subject, std::string_view text) {
  bool says_so = without_forward_prefix(subject).size() < trimmed(subject).size();
  const std::vector<std::string_view> lines = lines_of(text);
  std::size_t note = 0;
  for (std::size_t i = 0; i < lines.size() && note <= longest_note; ++i) {
    says_so = says_so || marks_forward(lines[i]);
    note += lines[i].size();
    if (!says_so) continue;
    auto head = read_mail_head(lines, i);
    if (!head) continue;
    ForwardedMessage message{
        std::move(head->from), std::move(head->date), std::move(head->subject), {}};
    for (std::size_t at = head->end; at < lines.size(); ++at) {
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
