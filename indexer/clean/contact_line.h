#pragma once

#include <string_view>

namespace dateline {

/// Whether a text holds an address of e-mail.
bool has_mail_address(std::string_view text);

/// Whether a line says that whom to ask follows ("Media Contact").
bool begins_with_contact_label(std::string_view text);

/// Whether a line is short and holds such a label, a telephone number or an address of e-mail.
bool has_contact(std::string_view text);

}  // namespace dateline
