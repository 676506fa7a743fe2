#include "indexer/reader/forwarded_message.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/mail_head.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

constexpr std::size_t longest_note = 500;  ///< bytes above a forwarded message

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

std::string unwrap_message(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::string unwrapped;
  std::string wrapped;
  const auto unwrap = [&] {
    if (!wrapped.empty()) unwrapped += unwrap_lines(wrapped);
    if (!unwrapped.empty() && !unwrapped.ends_with('\n')) unwrapped += '\n';
    wrapped.clear();
  };
  for (std::size_t at = 0; at < lines.size();) {
    const auto head = read_mail_head(lines, at);
    if (!head) {
      wrapped.append(lines[at++]) += '\n';
      continue;
    }
    unwrap();
    for (; at < head->end; ++at) unwrapped.append(lines[at]) += '\n';
  }
  unwrap();
  return unwrapped;
}

}  // namespace dateline
