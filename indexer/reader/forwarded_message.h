#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A message that another one forwards in its text. UTF-8, as written there.
struct ForwardedMessage {
  std::string from;
  std::string date;
  std::string subject;
  std::string text;  ///< without the marks of quotation
};

/// The message that a text forwards: behind at most a note stands its header, as programs for mail
/// write it in several languages ("From: ...", "Sent: ...", "Subject: ..."), perhaps quoted.
/// Nullopt if there is none, or if neither the subject of the mail nor a line of the text says that
/// it is forwarded: below a reply stands what it replies to. Linear time.
std::optional<ForwardedMessage> find_forwarded(std::string_view subject, std::string_view text);

/// The text of a mail with its lines unwrapped, but not those of the head of a forwarded mail.
std::string unwrap_message(std::string_view text);

}  // namespace dateline
