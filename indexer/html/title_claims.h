#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/metadata.h"

namespace dateline::html {

/// Words below which a title is rather the name of a site.
inline constexpr std::uint32_t fewest_headline_words = 5;

/// What a block is, as far as it says how well the block agrees with a claim.
struct TitleBlock {
  bool heading = false;
  bool named = false;   ///< no heading, but called a title by its markup
  bool behind = false;  ///< behind the first text, where a heading rarely is the title
};

/// The titles that <title>, OpenGraph and JSON-LD claim for a page.
class TitleClaims {
 public:
  struct Claim {
    std::string text;
    std::string folded;
    std::size_t words = 0;
    std::string first_part;  ///< the part before the first separator, folded
    std::string last_part;   ///< that behind the last one, if it is most of the claim
  };

  static constexpr int weak_score = 20;  ///< from which a claim confirms a block

  explicit TitleClaims(const Metadata& metadata);

  /// Those that say more than the section and the site that a page is of.
  const std::vector<Claim>& all() const { return claims_; }

  /// The best claim, without the name of the site; may be empty.
  const std::string& best() const { return best_; }

  /// Whether a folded heading is the name of the site, of which the claim may give the start.
  bool is_name(std::string_view heading) const;

  /// How well the text of a block agrees with the claims, from 0 to 40.
  int score(std::string_view text, const TitleBlock& block) const;

  /// Whether a text is longer than any title.
  static bool is_too_long(std::string_view title) { return title.size() > longest_claim; }

 private:
  static constexpr std::size_t longest_claim = 500;  ///< bytes

  void learn(const std::string& claim);
  void add(const std::string& text);

  std::string site_;  ///< folded
  std::string best_;
  std::vector<Claim> claims_;
  std::set<std::string> names_;  ///< of sites or short titles, folded: "News | Quay Office"
};

}  // namespace dateline::html
