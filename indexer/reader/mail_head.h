#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// The head of a mail as programs for mail write it out in several languages: "From: ...",
/// "Sent: ...", "To: ...", "Subject: ...", in any order, perhaps quoted. UTF-8, as written there.
struct MailHead {
  std::string from;
  std::string date;  ///< may be empty
  std::string subject;
  std::size_t end = 0;  ///< the line behind it
};

/// Reads the head that begins at a line of a text. Nullopt if there is none: it names a sender and
/// a subject, and a receiver or a time (data/fields/mail.tsv). Thread-safe.
std::optional<MailHead> read_mail_head(std::span<const std::string_view> lines, std::size_t begin);

/// Whether a line begins with a label of such a head.
bool begins_with_head_label(std::string_view line);

/// A subject without "FW:", "Fwd:", "WG:" and the like; the same if it has none.
std::string_view without_forward_prefix(std::string_view subject);

/// A subject without those and "Re:", "AW:" and the like: the headline of the mail.
std::string_view headline_of_subject(std::string_view subject);

/// Whether a line says that what is below it is a forwarded mail: "--- Forwarded message ---".
bool marks_forward(std::string_view line);

/// The sender of a mail: the name, or the address if there is none, of "Name <address>",
/// "Name [mailto:address]" or "address (Name)" (RFC 822).
std::string sender_name(std::string_view from);

/// A line without the marks of quotation before it: "> ".
std::string_view without_quotation(std::string_view line);

}  // namespace dateline
