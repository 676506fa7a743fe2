// Usage: relevance_study COLLECTIONS INDEXES EXPECTED [WATCHED...]
//
// Ranks the topics of each folder in COLLECTIONS, whose index has its name in INDEXES, and prints
// tables for README.md. Settings are compared by leaving out one collection at a time, but WATCHED
// ones, which are only shown. Fails if a score is more than a thousandth below that in EXPECTED.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/relevance/collection.h"

namespace dateline::study {
namespace {

constexpr double tolerance = 0.001;

/// The scores of all topics of all collections.
using Results = std::vector<std::vector<Score>>;

Results run(std::vector<Collection>& collections, const Setting& setting) {
  Results results;
  for (Collection& collection : collections) results.push_back(collection.scores(setting));
  return results;
}

/// Of some collections only; none of the others.
Results run(std::vector<Collection>& collections, const std::vector<bool>& counts,
            const Setting& setting) {
  Results results(collections.size());
  for (std::size_t i = 0; i < collections.size(); ++i) {
    if (counts[i]) results[i] = collections[i].scores(setting);
  }
  return results;
}

/// BM25 alone, with its usual constants and with ours.
std::vector<Setting> baselines() {
  std::vector<Setting> settings(2);
  for (Setting& setting : settings) setting.relevance.burst = setting.relevance.pair_share = 0;
  settings[0].name = "BM25, k1 1.2, b 0.75";
  settings[0].relevance.term_saturation = 1.2;
  settings[0].relevance.length_share = 0.75;
  settings[1].name = fmt::format("BM25, k1 {}, b {}", settings[1].relevance.term_saturation,
                                 settings[1].relevance.length_share);
  return settings;
}

std::vector<Setting> relevance_settings() {
  std::vector<Setting> settings;
  for (const double saturation : {1.2, 1.5, 1.8}) {
    for (const double burst : {0.0, 0.25, 0.5, 0.75}) {
      for (const double pair_share : {0.0, 0.3}) {
        Setting& setting = settings.emplace_back();
        setting.relevance.term_saturation = saturation;
        setting.relevance.burst = burst;
        setting.relevance.pair_share = pair_share;
        setting.name = fmt::format("k1 {}, burst {}, pairs {}", saturation, burst, pair_share);
      }
    }
  }
  return settings;
}

std::vector<Setting> expansion_settings() {
  std::vector<Setting> settings;
  for (const double share : {0.2, 0.3, 0.4, 0.5}) {
    for (const std::size_t stems : {20, 40, 70}) {
      Setting& setting = settings.emplace_back();
      setting.expand = true;
      setting.expansion.share = share;
      setting.expansion.stems = stems;
      setting.name = fmt::format("share {}, {} stems", share, stems);
    }
  }
  return settings;
}

/// "better:worse" by average precision.
std::string changes(const std::vector<Score>& before, const std::vector<Score>& after) {
  std::size_t better = 0;
  std::size_t worse = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double change = after[i].average_precision - before[i].average_precision;
    better += change > 0 ? 1 : 0;
    worse += change < 0 ? 1 : 0;
  }
  return fmt::format("{}:{}", better, worse);
}

std::string shown(const Score& score) {
  return fmt::format("{:.4f} {:.4f}", score.ndcg, score.average_precision);
}

Score mean_of_means(const Results& results, const std::vector<bool>& counts) {
  std::vector<Score> means;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (counts[i]) means.push_back(mean_of(results[i]));
  }
  return mean_of(means);
}

/// How much better than the baseline some collections are ranked: the mean of the ratios of both
/// scores, so that collections count alike, whatever the level of their scores.
double gain(const Results& results, const Results& baseline, const std::vector<bool>& counts) {
  double sum = 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!counts[i]) continue;
    const Score score = mean_of(results[i]);
    const Score base = mean_of(baseline[i]);
    sum += score.ndcg / base.ndcg + score.average_precision / base.average_precision;
    size += 2;
  }
  return sum / static_cast<double>(size);
}

/// One way to rank beside another, collection by collection.
void print_comparison(const std::vector<Collection>& collections, const std::vector<bool>& counts,
                      const std::string& before_name, const Results& before,
                      const std::string& after_name, const Results& after) {
  fmt::print("\n{:<12} {:<22} {:<22} better:worse\n", "nDCG@10 MAP", before_name, after_name);
  for (std::size_t i = 0; i < collections.size(); ++i) {
    fmt::print("{:<12} {:<22} {:<22} {}\n", collections[i].name(), shown(mean_of(before[i])),
               shown(mean_of(after[i])), changes(before[i], after[i]));
  }
  fmt::print("{:<12} {:<22} {:<22} (without the watched)\n", "mean",
             shown(mean_of_means(before, counts)), shown(mean_of_means(after, counts)));
}

/// For each collection, how it is ranked by the setting that is best on all others.
void print_left_out(std::vector<Collection>& collections, const std::vector<bool>& counts,
                    const std::vector<Setting>& settings, const Results& baseline) {
  std::vector<Results> all;
  all.reserve(settings.size());
  for (const Setting& setting : settings) all.push_back(run(collections, counts, setting));
  std::vector<Score> chosen;
  fmt::print("\n{:<12} {:<22} chosen on the others, of {}\n", "left out", "nDCG@10 MAP",
             settings.size());
  for (std::size_t i = 0; i < collections.size(); ++i) {
    if (!counts[i]) continue;
    std::vector<bool> others = counts;
    others[i] = false;
    const auto best = std::max_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      return gain(a, baseline, others) < gain(b, baseline, others);
    });
    chosen.push_back(mean_of((*best)[i]));
    fmt::print("{:<12} {:<22} {}\n", collections[i].name(), shown(chosen.back()),
               settings[static_cast<std::size_t>(best - all.begin())].name);
  }
  fmt::print("{:<12} {}\n", "mean", shown(mean_of(chosen)));
}

/// Whether no collection is ranked worse than a file says: "collection TAB way TAB nDCG TAB MAP".
bool is_as_expected(const std::string& path, const std::vector<Collection>& collections,
                    const std::map<std::string, Results>& ways) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  bool good = true;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string name;
    std::string way;
    Score expected;
    if (line.starts_with('#')) continue;
    if (!(fields >> name >> way >> expected.ndcg >> expected.average_precision)) {
      throw std::runtime_error(
          fmt::format("{}: not a collection, way, nDCG and MAP: {}", path, line));
    }
    const auto place = std::find_if(collections.begin(), collections.end(),
                                    [&](const Collection& each) { return each.name() == name; });
    if (place == collections.end()) throw std::runtime_error("no collection " + name);
    const Score found =
        mean_of(ways.at(way)[static_cast<std::size_t>(place - collections.begin())]);
    if (found.ndcg >= expected.ndcg - tolerance &&
        found.average_precision >= expected.average_precision - tolerance) {
      continue;
    }
    fmt::print("{} {}: {} is below the expected {}\n", name, way, shown(found), shown(expected));
    good = false;
  }
  return good;
}

std::vector<Collection> open_collections(const std::string& folder, const std::string& indexes) {
  std::set<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::exists(entry.path() / "qrels.txt")) folders.insert(entry.path());
  }
  std::vector<Collection> collections;
  collections.reserve(folders.size());
  for (const auto& each : folders) {
    collections.emplace_back(each, fmt::format("{}/{}", indexes, each.filename().string()));
  }
  if (collections.empty()) throw std::runtime_error("no collections in " + folder);
  return collections;
}

bool study(const std::string& folder, const std::string& indexes, const std::string& expected,
           const std::set<std::string>& watched) {
  std::vector<Collection> collections = open_collections(folder, indexes);
  std::vector<bool> counts;
  counts.reserve(collections.size());
  for (const Collection& each : collections) counts.push_back(!watched.contains(each.name()));

  const Results plain = run(collections, {});
  for (const Setting& baseline : baselines()) {
    print_comparison(collections, counts, baseline.name, run(collections, baseline), "Dateline",
                     plain);
  }
  Setting expand;
  expand.expand = true;
  const Results expanded = run(collections, expand);
  print_comparison(collections, counts, "Dateline", plain, "with --expand", expanded);
  if (std::count(counts.begin(), counts.end(), true) > 1) {
    const Results baseline = run(collections, baselines().front());
    print_left_out(collections, counts, relevance_settings(), baseline);
    print_left_out(collections, counts, expansion_settings(), baseline);
  }
  return is_as_expected(expected, collections, {{"plain", plain}, {"expand", expanded}});
}

}  // namespace
}  // namespace dateline::study

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() < 3) {
    fmt::print(stderr, "usage: relevance_study COLLECTIONS INDEXES EXPECTED [WATCHED...]\n");
    return 2;
  }
  try {
    const std::set<std::string> watched(arguments.begin() + 3, arguments.end());
    return dateline::study::study(arguments[0], arguments[1], arguments[2], watched) ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "relevance_study: {}\n", error.what());
    return 1;
  }
}
