#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class NoticeKind : std::uint8_t { none, mark, tail, drop, end, issuer, channel };

/// The entry of a wire in the table data/notices/wires.tsv, which is built into the program.
struct Notice {
  std::string_view wire;
  NoticeKind kind = NoticeKind::none;
  std::string_view text;
};

/// The whole table, in file order.
const std::vector<Notice>& notices();

/// The wire that a dateline names ("/EINPresswire.com/ --", "(BUSINESS WIRE)"), or empty.
std::string_view wire_of_mark(std::string_view mark);

/// Whether the text in brackets behind the last sentence of a release names its agency, its authors
/// or its end: "dpa", "完", "责任编辑：王明".
bool is_agency_mark(std::string_view text);

/// Whether a line is a notice of a wire: NoticeKind::drop, end or none.
NoticeKind notice_kind(std::string_view line);

/// The issuer of a release that a notice names in its text or above it; empty without one.
std::string_view issuer_of_notice(std::string_view text);

/// Removes wire notices, and scripts, from a body whose paragraphs are separated by newlines.
std::string without_notices(std::string_view body);

/// Splits a list of channels at commas, except those inside names.
std::vector<std::string> split_channels(std::string_view list);

/// Whether a text contains an e-mail address.
bool has_mail_address(std::string_view text);

/// Whether a line introduces contacts ("Media Contact").
bool begins_with_contact_label(std::string_view text);

/// Whether a line is short and contains such a label, a telephone number or an e-mail address.
bool has_contact(std::string_view text);

}  // namespace dateline
