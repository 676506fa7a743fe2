#pragma once

#include <string_view>

#include "query/render/renderer.h"

namespace dateline {

/// Comma-separated values with a line of headings (RFC 4180): a line for each release, or in a
/// batch a line for each query with its count and the first and last day that it was found on.
class CsvRenderer : public Renderer {
 public:
  explicit CsvRenderer(const RenderOptions& options) : options_(options) {}
  void begin(std::string& out) override;
  void result(const SearchResult& result, std::string& out) override;

 private:
  RenderOptions options_;
};

/// A field of a CSV line: in quotes where it needs them. What a spreadsheet would run as a formula
/// (a field that begins with = + - @, a tabulator or the end of a line, spaces before it or not)
/// gets an apostrophe before it (OWASP, CSV Injection); plain numbers stay as they are. Control
/// characters become U+FFFD.
std::string csv_field(std::string_view text);

}  // namespace dateline
