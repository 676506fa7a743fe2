#pragma once

#include "query/render/renderer.h"

namespace dateline {

/// An Atom feed (RFC 4287) with an entry for each release. A feed's reader knows entries again by
/// their id, which is the release's own where that is a URI.
class AtomRenderer : public Renderer {
 public:
  void begin(std::string& out) override;
  void result(const SearchResult& result, std::string& out) override;
  void end(std::string& out) override;

 private:
  bool titled_ = false;  ///< the feed has its title: that of the first query
};

/// Text as the content of an XML element or attribute: marks escaped, and what XML 1.0 cannot hold
/// (control characters, invalid UTF-8) replaced by U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace dateline
