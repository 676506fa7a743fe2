#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "common/text/stemmer.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// Words and phrases that stand for each other. In a file each line is a group of them parted by
/// commas ("car, automobile, motor car"); before an arrow stand those that are asked for and after
/// it those that are found as well ("EU => European Union"). Lines with # in front are comments.
class Synonyms {
 public:
  Synonyms() = default;

  /// Errors: io where the file cannot be read, input that names a line which is no group.
  static Result<Synonyms> read(const std::string& path, LanguageId language);
  static Result<Synonyms> read(std::istream& lines, const std::string& name, LanguageId language);

  bool empty() const { return groups_.empty(); }

  /// Makes each word and phrase of a query that has synonyms alternatives: itself and them. Words
  /// are known in any of their forms. Words asked for exactly are left alone, as are fields other
  /// than of text.
  void apply(QueryNode& query) const;

 private:
  explicit Synonyms(LanguageId language) : stemmer_(language) {}
  std::string key(const std::string& text) const;
  void add(const std::vector<std::string>& asked, const std::vector<std::string>& found);
  void apply(std::vector<QueryNode>& nodes) const;
  void widen(QueryNode& node, const std::string& text, FieldId field) const;

  Stemmer stemmer_{no_language};
  std::map<std::string, std::vector<std::string>> groups_;  ///< what is found as well, by key()
};

}  // namespace dateline
