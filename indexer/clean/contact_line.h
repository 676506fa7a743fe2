#pragma once

#include <string_view>

namespace dateline {

/// Whether a text contains an e-mail address.
bool has_mail_address(std::string_view text);

/// Whether a line introduces contacts ("Media Contact").
bool begins_with_contact_label(std::string_view text);

/// Whether a line is short and contains such a label, a telephone number or an e-mail address.
bool has_contact(std::string_view text);

}  // namespace dateline
