#include "query/serve/error_response.h"

#include <fmt/format.h>

#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "query/render/html_page.h"
#include "query/render/json_renderer.h"
#include "query/render/markup.h"

namespace dateline {
namespace {

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 400;
    case ErrorKind::index_missing:
    case ErrorKind::unreachable:
    case ErrorKind::index_changed:
    case ErrorKind::index_schema:
    case ErrorKind::index_corrupt:
    case ErrorKind::interrupted:
      return 503;
    default:
      return 500;
  }
}

std::string page_of(std::string_view message, std::string_view hint) {
  std::string html = html_begin(fmt::format("{} - Dateline", message));
  html += fmt::format("<h1>{}</h1>\n", xml_text(message));
  if (!hint.empty()) html += fmt::format("<p>{}</p>\n", xml_text(hint));
  return html + "<p><a href=\"/\">Search</a></p>\n" + html_end();
}

std::string json_of(int status, std::string_view message, std::string_view hint) {
  Json error;
  error["status"] = status;
  error["message"] = message;
  error["hint"] = hint.empty() ? Json(nullptr) : Json(hint);
  return json_text(Json{{"error", std::move(error)}}) + '\n';
}

}  // namespace

ErrorForm error_form(const WebRequest& request) {
  if (request.path.empty()) return ErrorForm::page;
  const std::string& name = request.path.back();
  if (name.ends_with(".json")) return ErrorForm::json;
  const bool data = name == "raw" || name == "health" || name == "metrics";
  return data || name.ends_with(".csv") || name.ends_with(".atom") ? ErrorForm::text
                                                                   : ErrorForm::page;
}

WebResponse refusal(ErrorForm form, int status, std::string_view message, std::string_view hint) {
  switch (form) {
    case ErrorForm::page:
      return {.status = status, .body = page_of(message, hint)};
    case ErrorForm::json:
      return {status, "application/json", json_of(status, message, hint)};
    case ErrorForm::text:
      break;
  }
  // For curl, which prints it on a terminal.
  return {status, "text/plain; charset=utf-8",
          fmt::format("{}{}{}\n", terminal_text(message), hint.empty() ? "" : "\n",
                      terminal_text(hint))};
}

WebResponse error_response(ErrorForm form, const Error& error) {
  const int status = status_of(error.kind);
  if (status == 400) return refusal(form, status, error.message, error.hint);
  WebResponse response =
      status == 503
          ? refusal(form, status, "The archive cannot be searched now",
                    "Try again in a minute. If that fails, tell the people who run this server.")
          : refusal(form, status, "Something went wrong on the server",
                    "Please tell the people who run it.");
  response.fault = error.message;
  return response;
}

}  // namespace dateline
