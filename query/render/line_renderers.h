#pragma once

#include "query/render/renderer.h"

namespace dateline {

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
