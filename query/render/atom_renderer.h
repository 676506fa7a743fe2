#pragma once

#include "query/render/renderer.h"

namespace dateline {

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

}  // namespace dateline
