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

  /// Makes each word and phrase of a query that has synonyms alternatives: itself and them. So are
  /// words that all must match and stand beside each other as one of several words does; the most
  /// of them first. Words are known in any of their forms, small ones ("of") count only where there
  /// are no others. Words asked for exactly are left alone, as are fields other than of text.
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
  std::map<std::string, std::vector<std::string>> groups_;  ///< what is found as well, by key()
  std::size_t longest_ = 1;                                 ///< words of a key
};

}  // namespace dateline
