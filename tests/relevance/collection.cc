#include "tests/relevance/collection.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <utility>

namespace dateline::study {
namespace {

constexpr std::size_t depth = 1000;
constexpr std::size_t ndcg_depth = 10;

double discounted_gain(int grade, std::size_t rank) {
  return (std::exp2(grade) - 1) / std::log2(rank + 1);
}

double ideal_gain(const std::unordered_map<std::string, int>& grades) {
  std::vector<int> best;
  best.reserve(grades.size());
  for (const auto& [id, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(ndcg_depth, best.size()); ++i) {
    gain += discounted_gain(best[i], i + 1);
  }
  return gain;
}

std::ifstream open_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return file;
}

template <typename Value>
Value unwrap(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

}  // namespace

Score mean_of(const std::vector<Score>& scores) {
  Score mean;
  for (const Score& score : scores) {
    mean.ndcg += score.ndcg / static_cast<double>(scores.size());
    mean.average_precision += score.average_precision / static_cast<double>(scores.size());
  }
  return mean;
}

Collection::Collection(const std::filesystem::path& folder, const std::string& index)
    : name_(folder.filename().string()),
      searcher_(std::make_unique<Searcher>(unwrap(Snapshot::open({index})))) {
  std::map<std::string, Grades> judged;
  std::ifstream judgements = open_file(folder / "qrels.txt");
  std::string topic;
  std::string unused;
  std::string release;
  for (int grade = 0; judgements >> topic >> unused >> release >> grade;) {
    if (grade > 0) judged[topic][release] = grade;
  }
  std::ifstream topics = open_file(folder / "topics.tsv");
  for (std::string line; std::getline(topics, line);) {
    const std::size_t tab = line.find('\t');
    const auto found = judged.find(line.substr(0, tab));
    if (tab == std::string::npos || found == judged.end()) continue;
    topics_.push_back({line.substr(tab + 1), std::move(found->second)});
  }
}

std::vector<Score> Collection::scores(const Setting& setting) {
  std::vector<Score> scores;
  scores.reserve(topics_.size());
  for (const Topic& topic : topics_) scores.push_back(score(topic, setting));
  return scores;
}

Score Collection::score(const Topic& topic, const Setting& setting) {
  SearchRequest request;
  request.text = topic.words;
  request.plain_words = true;
  request.limit = depth;
  request.collapse = false;
  request.ranking.order = SortOrder::relevance;
  request.ranking.relevance = setting.relevance;
  request.expand = setting.expand;
  request.expansion = setting.expansion;
  std::optional<Deadline> no_deadline;
  StageTimes times;
  StageClock clock(times);
  const PreparedQuery prepared = unwrap(searcher_->prepare(request, no_deadline));
  Score score;
  if (!prepared.built.query) return score;
  double hits = 0;
  std::size_t rank = 0;
  for (const CopyGroup& group : searcher_->page(prepared, request, no_deadline, clock).groups) {
    ++rank;
    const auto relevant = topic.grades.find(id_of(group.best.id));
    if (relevant == topic.grades.end()) continue;
    score.average_precision += ++hits / static_cast<double>(rank);
    if (rank <= ndcg_depth) score.ndcg += discounted_gain(relevant->second, rank);
  }
  score.average_precision /= static_cast<double>(topic.grades.size());
  score.ndcg /= ideal_gain(topic.grades);
  return score;
}

const std::string& Collection::id_of(Xapian::docid document) {
  const auto [known, is_new] = ids_.try_emplace(document);
  if (is_new) known->second = unwrap(searcher_->snapshot().release(document)).id;
  return known->second;
}

}  // namespace dateline::study
