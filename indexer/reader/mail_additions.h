#pragma once

#include <string>

namespace dateline {

/// The text of a mail, not yet unwrapped, without what programs for mail add to it: the signature
/// of the sender behind "-- " (RFC 3676), the quotation of the mail that it answers if it says more
/// itself, what Mailman writes about attachments and the list. Linear time.
std::string without_mail_additions(std::string text);

}  // namespace dateline
