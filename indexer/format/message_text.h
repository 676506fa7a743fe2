#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/source/header_block.h"
#include "indexer/source/record.h"

namespace dateline {

/// The text of a message.
struct MessageText {
  std::string text;
  BodyKind kind = BodyKind::text;
  bool in_parts = false;  ///< it was joined from several
  std::size_t undecodable = 0;
  /// Attachments that may hold text, each with why it is not read; without any text, all parts.
  std::vector<std::string> unread;
};

/// Reads the body of a message (RFC 2045 to 2047) with the given headers: of alternatives the plain
/// text, unless it only stands in for the HTML; of other multiparts all parts with text, attached
/// ones too. Reads nested multiparts to a depth of 16, and 1000 parts in total.
MessageText read_message(const HeaderBlock& headers, std::string_view body);

/// The message that another one forwards as an attachment, with at most a short note beside it.
/// Nullopt if there is none, or several.
std::optional<std::string> find_attached_message(const HeaderBlock& headers, std::string_view body);

}  // namespace dateline
