#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "common/text/stemmer.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// Synonymous words and phrases. Each line of a file is a comma-separated group ("car, automobile,
/// motor car"). With an arrow, a search for those before it also finds those after it ("EU =>
/// European Union"). Lines that start with # are comments.
class Synonyms {
 public:
  Synonyms() = default;

  /// Errors: io if the file cannot be read; input, naming the line, if a line is not a group.
  static Result<Synonyms> read(const std::string& path, LanguageId language);
  static Result<Synonyms> read(std::istream& lines, const std::string& name, LanguageId language);

  /// Replaces each word and phrase of a query that has synonyms by alternatives: itself and its
  /// synonyms. The same goes for adjacent words that must all match and together form a synonym;
  /// the longest one wins. Words match in any form; stop words ("of") count only if there are no
  /// others. Exact words and non-text fields are left alone.
  void apply(QueryNode& query) const;

 private:
  explicit Synonyms(LanguageId language) : language_(language), stemmer_(language) {}
  std::string key(const std::string& text) const;
  void add(const std::vector<std::string>& asked, const std::vector<std::string>& found);
  void apply(std::vector<QueryNode>& nodes) const;
  void apply_to_required(std::vector<QueryNode>& nodes) const;
  std::size_t run_at(const std::vector<QueryNode>& nodes, std::size_t begin) const;
  void widen(QueryNode& node, const std::string& text, FieldId field) const;

  LanguageId language_ = no_language;
  Stemmer stemmer_{no_language};
  std::map<std::string, std::vector<std::string>> groups_;  ///< what to match as well, by key()
  std::size_t longest_ = 1;                                 ///< words in the longest key
};

}  // namespace dateline
