#pragma once

#include <string_view>

#include "query/render/renderer.h"

namespace dateline {

/// Comma-separated values with a header line (RFC 4180): one line per release, or in a batch one
/// line per query with its count and the first and last day on which it matches.
class CsvRenderer : public Renderer {
 public:
  explicit CsvRenderer(const RenderOptions& options) : options_(options) {}
  void begin(std::string& out) override;
  void result(const SearchResult& result, std::string& out) override;

 private:
  RenderOptions options_;
};

/// A field of a CSV line, quoted if necessary. A field that a spreadsheet would run as a formula
/// (one that starts with = + - @, a tab or a line break, after any spaces) gets a leading
/// apostrophe (OWASP, CSV Injection); plain numbers are left alone. Control characters become
/// U+FFFD.
std::string csv_field(std::string_view text);

}  // namespace dateline
