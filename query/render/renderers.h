#pragma once

#include <string_view>

#include "query/render/renderer.h"

namespace dateline {

/// Readable results: title, date and source, snippet and file, in colour on a terminal.
class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}
  void result(const SearchResult& result, std::string& out) override;

 private:
  void hit(const Hit& hit, std::string& out) const;

  RenderOptions options_;
};

/// An Atom feed (RFC 4287) with one entry per release. Feed readers recognise entries by their id,
/// which is the id of the release if that is a URI.
class AtomRenderer : public Renderer {
 public:
  void begin(std::string& out) override;
  void result(const SearchResult& result, std::string& out) override;
  void end(std::string& out) override;

 private:
  bool titled_ = false;  ///< the feed has its title, the first query
};

/// Text as content of an XML element or attribute: markup characters are escaped, and anything XML
/// 1.0 cannot contain (control characters, invalid UTF-8) is replaced by U+FFFD.
std::string xml_text(std::string_view text);

/// Comma-separated values with a header line (RFC 4180): one line per release, or in a batch one
/// line per query with its count, the first and last day on which it matches, and whether the count
/// is exact.
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

/// The id of each release, one per line.
class IdsRenderer : public Renderer {
 public:
  void result(const SearchResult& result, std::string& out) override;
};

/// A TREC run: "qid Q0 docid rank score dateline" (trec_eval's format). Spaces inside an id become
/// underscores, since the format has no way to quote them.
class TrecRenderer : public Renderer {
 public:
  void result(const SearchResult& result, std::string& out) override;
};

}  // namespace dateline
