#include "indexer/html/headline.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/html/ascii.h"

namespace dateline::html {
namespace {

constexpr auto separators =
    std::to_array<std::string_view>({" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ",
                                     " \u00AB ", " \u00B7 ", " \u2022 ", " > ", " < "});

constexpr std::uint32_t longest_title = 60;  ///< words

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || (c & '\x80') != 0) {
      word.push_back(to_lower(c));
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

/// The share of the words of `text` that `other` holds too.
double overlap(std::string_view text, std::string_view other) {
  const std::set<std::string> words = word_set(text);
  if (words.empty()) return 0;
  const std::set<std::string> others = word_set(other);
  const auto common = std::count_if(words.begin(), words.end(), [&others](const std::string& word) {
    return others.contains(word);
  });
  return static_cast<double>(common) / static_cast<double>(words.size());
}

class HeadlineFinder {
 public:
  explicit HeadlineFinder(const Page& page) : page_(page) {
    const Metadata& metadata = page.metadata;
    for (const std::string& claim :
         {metadata.article.headline, metadata.social_title, metadata.page_title}) {
      if (!claim.empty()) claims_.push_back(claim);
    }
  }

  Headline find() const {
    Headline best;
    int best_score = 0;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].words > longest_title) continue;
      const int score = score_of(blocks[i]);
      if (score <= best_score) continue;
      best_score = score;
      best = {.title = one_line(page_.blocks.text(blocks[i])), .block = i};
    }
    if (best_score < weak_score) {
      const std::string claimed = claimed_title();
      if (!claimed.empty()) best.title = claimed;
      if (best_score < heading_score) best.block = Headline::unseen;
    }
    return best;
  }

 private:
  static constexpr int heading_score = 10;  ///< an h1 that nothing confirms
  static constexpr int weak_score = 20;     ///< from here on the page confirms it

  static std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  /// How well a block agrees with what the page claims; headings before other blocks.
  int score_of(const Block& block) const {
    const std::string_view text = page_.blocks.text(block);
    const bool property = is_headline_property(block.container);
    if (!is_heading(block.tag) && !property && block.words < 3) return 0;
    int score = claim_score(text, is_heading(block.tag) || property);
    if (block.tag == Tag::h1) score += score == 0 ? heading_score : 4;
    if (block.tag == Tag::h2) score += score == 0 ? 0 : 2;
    if (property) score += 5;
    if (score > 0 && page_.in_noise(block.container)) score = std::max(1, score - 15);
    return score;
  }

  int claim_score(std::string_view text, bool heading) const {
    const std::string own = folded(text);
    if (own.empty()) return 0;
    int best = 0;
    for (const std::string& claim : claims_) {
      const std::string wanted = folded(claim);
      if (wanted == own) best = std::max(best, heading ? 40 : 30);
      if (own.size() >= 12 && (wanted.starts_with(own) || wanted.ends_with(own))) {
        best = std::max(best, heading ? 34 : 24);
      }
      if (!heading || own.size() < 12) continue;
      if (wanted.find(own) != std::string::npos) best = std::max(best, 28);
      if (wanted.size() >= 12 && own.find(wanted) != std::string::npos) best = std::max(best, 28);
      if (overlap(text, claim) >= 0.6) best = std::max(best, 24);
    }
    return best;
  }

  bool is_headline_property(NodeId id) const {
    const std::string_view property = page_.tree.attribute(id, AttributeName::itemprop);
    return property.find("headline") != std::string_view::npos;
  }

  std::string claimed_title() const {
    const Metadata& metadata = page_.metadata;
    if (!metadata.article.headline.empty()) return metadata.article.headline;
    if (!metadata.social_title.empty()) return without_site(metadata.social_title, metadata.site);
    return without_site(metadata.page_title, metadata.site);
  }

  const Page& page_;
  std::vector<std::string> claims_;
};

}  // namespace

std::string without_site(std::string_view title, std::string_view site) {
  const std::string site_folded = folded(site);
  for (const std::string_view separator : separators) {
    const std::size_t last = title.rfind(separator);
    if (last == std::string_view::npos) continue;
    const std::string_view head = title.substr(0, last);
    const std::string_view tail = title.substr(last + separator.size());
    const std::string_view first = title.substr(0, title.find(separator));
    if (!site_folded.empty() && folded(first) == site_folded) {
      return std::string(title.substr(first.size() + separator.size()));
    }
    const bool is_site = !site_folded.empty() && folded(tail) == site_folded;
    if (is_site || (word_set(tail).size() <= 5 && tail.size() < head.size())) {
      return without_site(head, site);
    }
  }
  return std::string(title);
}

Headline find_headline(const Page& page) {
  return HeadlineFinder(page).find();
}

}  // namespace dateline::html
