#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "query/render/renderer.h"

namespace dateline {

/// Readable results: title, date and source, snippet and file, in colour on a terminal.
class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : options_(options) {}
  void begin(std::string& out) override;
  void open(const SearchResult& result, std::string& out) override;
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
  void close(const SearchResult& result, std::string& out) override;
  bool shows_notes() const override { return true; }

 private:
  void text_of(const Hit& hit, std::string& out) const;

  RenderOptions options_;
  std::size_t first_ = 0;  ///< ranks of the hits shown
  std::size_t last_ = 0;
};

/// An Atom feed (RFC 4287) with one entry per release. Feed readers recognise entries by their id,
/// which is the id of the release if that is a URI.
class AtomRenderer : public Renderer {
 public:
  /// A title for a feed of several queries; else it is the query.
  explicit AtomRenderer(const std::string& title = {}) {
    if (!title.empty()) query_ = title;
  }
  void begin(std::string& out) override;
  void open(const SearchResult& result, std::string& out) override;
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
  void end(std::string& out) override;

 private:
  std::optional<std::string> query_;  ///< the first, which is the title
  std::optional<Date> latest_;        ///< of all releases, which the head of a feed tells
  std::set<std::string> ids_;         ///< of the entries so far: each is listed once
  std::string entries_;
};

/// The id of each release, one per line.
class IdsRenderer : public Renderer {
 public:
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
};

/// A TREC run: "qid Q0 docid rank score dateline" (trec_eval's format). Spaces inside an id become
/// underscores, since the format has no way to quote them.
class TrecRenderer : public Renderer {
 public:
  void hit(const SearchResult& result, const Hit& hit, std::string& out) override;
};

}  // namespace dateline
