#pragma once

#include <cstdint>
#include <string_view>

#include "common/support/result.h"
#include "query/serve/web_request.h"

namespace dateline {

/// How an error is reported: as a page, as {"error": {"status", "message", "hint"}}, or as text.
enum class ErrorForm : std::uint8_t { page, json, text };

/// JSON if the resource is JSON, text for all other data.
ErrorForm error_form(const WebRequest& request);

/// An answer that refuses a request and says why.
WebResponse refusal(ErrorForm form, int status, std::string_view message,
                    std::string_view hint = {});

/// The same for an error. The client is told what is wrong with its request; other errors may name
/// files of the server, so they go only into `fault`, for those who run it.
WebResponse error_response(ErrorForm form, const Error& error);

}  // namespace dateline
