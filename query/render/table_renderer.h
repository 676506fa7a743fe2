#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/render/renderer.h"

namespace dateline {

/// How rows of fields become lines.
struct Dialect {
  char separator = ',';
  std::string_view line_end = "\r\n";
};

/// Comma-separated values (RFC 4180).
inline constexpr Dialect csv_dialect{};

/// Tab-separated values. Tabs and line ends inside a field become spaces, so a line is a row; only
/// a field that begins with a quotation mark is quoted, since readers of CSV would take that mark
/// for the beginning of a quoted field.
inline constexpr Dialect tsv_dialect{'\t', "\n"};

/// A field, quoted if necessary. A field that a spreadsheet would run as a formula (one that starts
/// with = + - @, a tab or a line break, after any spaces) gets a leading apostrophe (OWASP, CSV
/// Injection); plain numbers are left alone. Control characters become U+FFFD.
std::string delimited_field(std::string_view text, const Dialect& dialect = csv_dialect);

/// Rows and columns under a header line: what RenderOptions::table says, or in a batch one row per
/// query with its count, the first and last day on which it matches, and whether the count is
/// exact.
class TableRenderer : public Renderer {
 public:
  TableRenderer(const Dialect& dialect, const RenderOptions& options);
  void begin(std::string& out) override;
  void open(const SearchResult& result, std::string& out) override;
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;

 private:
  void row(const std::vector<std::string>& fields, std::string& out) const;
  void facets(const SearchResult& result, std::string& out) const;
  void pair(const FacetTable& table, std::string& out) const;
  void timeline(const Timeline& timeline, std::string& out) const;

  Dialect dialect_;
  RenderOptions options_;
};

}  // namespace dateline
