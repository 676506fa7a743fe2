#include "indexer/html/title_claims.h"

#include <algorithm>
#include <utility>

#include "common/text/byte_word.h"
#include "indexer/html/page.h"
#include "indexer/html/site_title.h"

namespace dateline::html {
namespace {

constexpr std::size_t least_size = 12;  ///< minimum bytes to identify a part of a title

/// The share of the words of `text` that also occur in `other`.
double overlap(std::string_view text, std::string_view other) {
  const std::set<std::string> words = word_set(text);
  if (words.empty()) return 0;
  const std::set<std::string> others = word_set(other);
  const auto common = std::count_if(words.begin(), words.end(), [&others](const std::string& word) {
    return others.contains(word);
  });
  return static_cast<double>(common) / static_cast<double>(words.size());
}

}  // namespace

TitleClaims::TitleClaims(const Metadata& metadata) : site_(folded(metadata.site)) {
  for (const std::string& claim :
       {metadata.article.headline, metadata.social_title, metadata.page_title}) {
    if (is_too_long(claim)) continue;
    const std::string title = without_site(claim, metadata.site);
    if (best_.empty()) best_ = title;
    learn(claim);
    if (title != claim && !names_.contains(folded(title))) learn(title);
  }
}

void TitleClaims::learn(const std::string& claim) {
  const SectionTitle title = split_section(claim);
  if (title.section.empty()) return add(claim);
  const bool telling =
      title.rest.size() >= least_size && word_set(title.rest).size() >= fewest_headline_words;
  if (telling) return add(claim);
  if (title.colon) return add(std::string(title.rest));
  if (!title.rest.empty()) names_.insert(folded(title.rest));
}

void TitleClaims::add(const std::string& text) {
  std::string letters = folded(text);
  if (letters.empty()) return;
  std::size_t end = text.size();
  std::size_t last = 0;
  for (const std::string_view separator : site_separators) {
    const std::size_t first = find_text(text, separator);
    if (first == text.npos) continue;
    end = std::min(end, first);
    last = std::max(last, text.rfind(separator) + separator.size());
  }
  const bool site_first = last > 0 && 2 * last < text.size();
  claims_.push_back({text, std::move(letters), word_set(text).size(), folded(text.substr(0, end)),
                     site_first ? folded(text.substr(last)) : std::string()});
}

bool TitleClaims::is_name(std::string_view heading) const {
  return std::ranges::any_of(names_, [heading](const std::string& name) {
    return heading.starts_with(name) && 2 * name.size() > heading.size();
  });
}

int TitleClaims::score(std::string_view text, const TitleBlock& block) const {
  const std::string own = folded(text);
  if (own.empty() || own == site_) return 0;
  int best = block.heading && names_.contains(own) ? weak_score : 0;
  for (const Claim& claim : claims_) {
    const std::string& wanted = claim.folded;
    if (wanted == own) return block.heading ? 40 : (block.named ? 35 : 30);
    const bool part = own == claim.first_part || own == claim.last_part;
    if (part && (block.heading || block.named)) best = std::max(best, 26);
    if (own.size() < least_size || wanted.size() < least_size) continue;
    const bool contained = wanted.find(own) != std::string::npos;
    const bool edge = contained && (wanted.starts_with(own) || wanted.ends_with(own));
    if (edge || (contained && block.heading)) {
      const double share = static_cast<double>(own.size()) / static_cast<double>(wanted.size());
      best = std::max(best, (block.heading ? 22 : 12) + static_cast<int>(14 * share));
    }
    if (!block.heading || (block.behind && claim.words < fewest_headline_words)) continue;
    if (own.find(wanted) != std::string::npos) best = std::max(best, 28);
    if (overlap(text, claim.text) < 0.6) continue;
    // "About Quay Ferries" behind the text has words of any title that names the company.
    if (block.behind && overlap(claim.text, text) < 0.5) continue;
    best = std::max(best, 24);
  }
  return best;
}

}  // namespace dateline::html
