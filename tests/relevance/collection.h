#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/search/searcher.h"

namespace dateline::study {

/// How to rank: what the product does unless something is changed.
struct Setting {
  std::string name = "default";
  RelevanceModel relevance = {};
  bool expand = false;
  ExpansionModel expansion = {};
};

/// How well the releases of a topic are ranked, or those of several in the mean.
struct Score {
  double ndcg = 0;               ///< nDCG@10 with the gain 2^grade - 1
  double average_precision = 0;  ///< over the first 1000
};

Score mean_of(const std::vector<Score>& scores);

/// Releases, topics and judgements: docs.jsonl, indexed; topics.tsv ("id TAB words"); qrels.txt
/// ("id 0 release grade").
class Collection {
 public:
  /// Throws std::runtime_error if a file cannot be read.
  Collection(const std::filesystem::path& folder, const std::string& index);

  const std::string& name() const { return name_; }

  /// Ranks each topic that has a relevant release, like a batch of queries.
  std::vector<Score> scores(const Setting& setting);

 private:
  using Grades = std::unordered_map<std::string, int>;

  struct Topic {
    std::string words;
    Grades grades;
  };

  Score score(const Topic& topic, const Setting& setting);
  const std::string& id_of(Xapian::docid document);

  std::string name_;
  std::unique_ptr<Searcher> searcher_;
  std::vector<Topic> topics_;
  std::unordered_map<Xapian::docid, std::string> ids_;
};

}  // namespace dateline::study
