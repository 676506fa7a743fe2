#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.h"

namespace dateline {

struct ExportField;

/// What a format of rows and columns shows of a result.
enum class TableKind : std::uint8_t {
  releases,     ///< one row per release
  concordance,  ///< one per match in a text
  facets,       ///< one per value of a facet
  pair,         ///< the values of one facet down, of another across
  timeline,     ///< one per period
};

struct RenderOptions {
  bool colour = false;   ///< use terminal colours
  bool links = false;    ///< turn file paths into links
  unsigned width = 80;   ///< columns per line of text
  bool batch = false;    ///< several queries, one after another
  bool account = false;  ///< text: show how the query was parsed instead of releases
  bool full = false;     ///< whole texts instead of snippets (text), or beside them
  std::optional<std::size_t> facet_limit = {};  ///< most values of a facet, the most frequent ones
  std::vector<const ExportField*> fields = {};  ///< of releases, instead of the format's own
  TableKind table = TableKind::releases;        ///< csv, tsv
  std::string title = {};                       ///< text, html, atom: of several queries
  std::vector<std::string> made = {};           ///< html: when and from what, one line each
};

/// Writes results in one format. Call begin, result for each query, then end; each appends to
/// `out`. Instead of result, call open, hit for each hit, and close.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void begin(std::string& out);
  virtual void open(const SearchResult& result, std::string& out);
  virtual void hit(const SearchResult& result, const Hit& hit, std::string& out) = 0;
  virtual void close(const SearchResult& result, std::string& out);
  virtual void end(std::string& out);

  /// Whether the format has a place for the notes of a result.
  virtual bool shows_notes() const { return false; }

  void result(const SearchResult& result, std::string& out);
};

/// The renderer for one of `render_formats`.
std::unique_ptr<Renderer> make_renderer(std::string_view format, const RenderOptions& options);

inline constexpr std::string_view render_formats = "text|json|jsonl|csv|tsv|html|ids|trec|atom";

/// Whether a format is rows and columns.
constexpr bool is_table_format(std::string_view format) {
  return format == "csv" || format == "tsv";
}

/// The names of the table in export_fields.h.
inline constexpr std::string_view export_field_names =
    "rank,score,id,short_id,title,date,date_grade,date_source,time,embargo,source,issuer,place,"
    "channels,tickers,fields,language,url,file,member,record,form,snippet,found_in,copies,body";

/// The formats, as in `render_formats`, with a place for what an option ("facets") adds to results.
/// All formats for options that add nothing, or that the manual of their command explains.
std::string_view formats_showing(std::string_view option);

/// The renderer of whole releases: a row of a table for is_table_format(); a JSON object
/// on one line for "json" and "jsonl", with fields one of these; otherwise readable text, with one
/// line for each field that is set, an empty line, and the body, wrapped at the width and with its
/// matches marked.
std::unique_ptr<Renderer> make_release_renderer(std::string_view format,
                                                const RenderOptions& options);

}  // namespace dateline
