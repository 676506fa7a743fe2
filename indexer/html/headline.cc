#include "indexer/html/headline.h"

#include <algorithm>
#include <array>
#include <set>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"

namespace dateline::html {
namespace {

constexpr auto site_separators =
    std::to_array<std::string_view>({" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ",
                                     " \u00AB ", " \u00B7 ", " \u2022 ", " > ", " < ", " : "});

constexpr std::uint32_t fewest_headline_words =
    5;  ///< with fewer it is a site name rather than a title
constexpr std::uint32_t longest_title_words = 60;

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_word_byte(c)) {
      word.push_back(to_lower(c));
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

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

class HeadlineFinder {
 public:
  explicit HeadlineFinder(const Page& page) : page_(page), site_(folded(page.metadata.site)) {
    const Metadata& metadata = page.metadata;
    for (const std::string& claim :
         {metadata.article.headline, metadata.social_title, metadata.page_title}) {
      if (is_too_long(claim)) continue;
      add_claim(claim);
      const std::string title = without_site(claim, metadata.site);
      add_claim(title);
      if (claimed_.empty()) claimed_ = title;
    }
  }

  Headline find() const {
    Headline best;
    int best_score = 0;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].words > longest_title_words || is_too_long(page_.blocks.text(blocks[i])))
        continue;
      const int score = score_of(blocks[i]);
      if (score <= best_score) continue;
      best_score = score;
      best = {.title = one_line(page_.blocks.text(blocks[i])), .block = i};
    }
    best.title = without_kicker(std::move(best.title));
    if (best_score < weak_score) {
      const std::size_t heading = heading_above_text();
      const bool vague = word_set(claimed_).size() < fewest_headline_words;
      if (heading != Headline::unseen && (vague || is_only_h1(heading))) {
        return {.title = one_line(page_.blocks.text(blocks[heading])), .block = heading};
      }
      if (!claimed_.empty()) best.title = claimed_;
      if (best_score < heading_score) best.block = Headline::unseen;
    }
    return best;
  }

 private:
  struct Claim {
    std::string text;
    std::string folded;
    std::string first_part;  ///< the part before the first separator, folded
    std::string last_part;   ///< that behind the last one, if it is most of the claim
  };

  static constexpr std::size_t longest_claim = 500;  ///< bytes; anything longer is not a title
  static constexpr std::size_t least_size = 12;  ///< minimum bytes to identify a part of a title
  static constexpr int heading_score = 10;       ///< an unconfirmed h1
  static constexpr int weak_score = 20;          ///< confirmed by the page from here on

  bool is_only_h1(std::size_t i) const {
    const auto is_h1 = [this](const Block& block) {
      return block.tag == Tag::h1 && !page_.is_noise(block);
    };
    return is_h1(page_.blocks.all()[i]) && std::ranges::count_if(page_.blocks.all(), is_h1) == 1;
  }

  /// Whether an element that is no heading is named as one.
  bool is_named_title(const Block& block) const {
    for (const AttributeName name : {AttributeName::class_name, AttributeName::id}) {
      const std::string_view value = page_.tree.attribute(block.container, name);
      if (value.find("itle") == value.npos && value.find("eadline") == value.npos) continue;
      const std::string names = lowered(value);
      const bool other = names.find("sub") != names.npos || names.find("site") != names.npos ||
                         names.find("widget") != names.npos;
      if (other) return false;
      if (names.find("title") != names.npos || names.find("headline") != names.npos) return true;
    }
    return false;
  }

  /// The last heading before the running text, or unseen.
  std::size_t heading_above_text() const {
    std::size_t heading = Headline::unseen;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = 0; i < blocks.size() && !is_running_text(blocks[i]); ++i) {
      const bool named = is_heading(blocks[i].tag) || is_named_title(blocks[i]);
      const bool title = named && blocks[i].words >= fewest_headline_words;
      if (title && !page_.is_noise(blocks[i])) heading = i;
    }
    return heading;
  }

  static std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  /// How well a block agrees with the page's claims; headings rank before other blocks.
  int score_of(const Block& block) const {
    const std::string_view text = page_.blocks.text(block);
    const bool property = is_headline_property(block.container);
    const bool heading = is_heading(block.tag) || property;
    const auto is_named = [&] { return is_named_title(block); };
    if (!heading && block.words < 3 && (block.link_letters > 0 || !is_named())) return 0;
    int score = claim_score(text, heading, is_named);
    if (block.tag == Tag::h1) score += score == 0 ? heading_score : 4;
    if (block.tag == Tag::h2) score += score == 0 ? 0 : 2;
    if (property) score += 5;
    if (block.link_letters == block.letters && leads_home(block)) return std::min(score, 1);
    if (score > 0 && page_.is_noise(block)) score = std::max(1, score - 15);
    return score;
  }

  int claim_score(std::string_view text, bool heading, const auto& is_named) const {
    const std::string own = folded(text);
    if (own.empty() || own == site_) return 0;
    int best = 0;
    for (const Claim& claim : claims_) {
      const std::string& wanted = claim.folded;
      if (wanted == own) return heading ? 40 : (is_named() ? 35 : 30);
      const bool part = own == claim.first_part || own == claim.last_part;
      if (part && (heading || is_named())) {
        best = std::max(best, 26);
      }
      if (own.size() < least_size || wanted.size() < least_size) continue;
      const bool contained = wanted.find(own) != std::string::npos;
      const bool edge = contained && (wanted.starts_with(own) || wanted.ends_with(own));
      if (edge || (contained && heading)) {
        const double share = static_cast<double>(own.size()) / static_cast<double>(wanted.size());
        best = std::max(best, (heading ? 22 : 12) + static_cast<int>(14 * share));
      }
      if (!heading) continue;
      if (own.find(wanted) != std::string::npos) best = std::max(best, 28);
      if (overlap(text, claim.text) >= 0.6) best = std::max(best, 24);
    }
    return best;
  }

  /// A heading without extras: the kicker above the title, a mark after it.
  std::string without_kicker(std::string heading) const {
    const std::string own = folded(heading);
    const bool trail = is_trail(heading);
    for (const Claim& claim : claims_) {
      if (claim.folded == own) return heading;
      const bool edge = own.starts_with(claim.folded) || own.ends_with(claim.folded);
      if (edge && claim.folded.size() * 3 > own.size() * (trail ? 1 : 2)) return claim.text;
    }
    return heading;
  }

  /// Whether a heading holds the path to the page, too ("News » Harbor » Ferry to Run Again").
  static bool is_trail(std::string_view heading) {
    static constexpr auto marks =
        std::to_array<std::string_view>({"\u00BB", "\u203A", "\u3009", " > ", " | "});
    return std::ranges::any_of(
        marks, [&](std::string_view mark) { return heading.find(mark) != heading.npos; });
  }

  /// Whether the link in a block leads to the front page, like that of a logo.
  bool leads_home(const Block& block) const {
    for (NodeId id = block.container; id < block.first; ++id) {
      if (page_.tree[id].tag != Tag::a) continue;
      std::string_view target =
          trimmed<is_html_space>(page_.tree.attribute(id, AttributeName::href));
      const std::size_t host = target.find("://");
      if (host != std::string_view::npos) {
        target.remove_prefix(std::min(target.find('/', host + 3), target.size()));
      }
      if (target.empty() || target == "/" || target == "./" || target.starts_with("/index.") ||
          target.starts_with("index.")) {
        return true;
      }
    }
    return false;
  }

  bool is_headline_property(NodeId id) const {
    const std::string_view property = page_.tree.attribute(id, AttributeName::itemprop);
    return property.find("headline") != std::string_view::npos;
  }

  void add_claim(const std::string& text) {
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
    claims_.push_back({text, std::move(letters), folded(text.substr(0, end)),
                       site_first ? folded(text.substr(last)) : std::string()});
  }

  static bool is_too_long(std::string_view title) { return title.size() > longest_claim; }

  const Page& page_;
  const std::string site_;
  std::vector<Claim> claims_;
  std::string claimed_;  ///< the best claim, without the name of the site
};

}  // namespace

std::string without_site(std::string_view title, std::string_view site) {
  const std::string site_folded = folded(site);
  for (const std::string_view separator : site_separators) {
    const std::size_t begin = find_text(title, separator);
    if (begin == title.npos) continue;
    const std::size_t last = title.rfind(separator);
    const std::string_view head = title.substr(0, last);
    const std::string_view tail = title.substr(last + separator.size());
    const std::string_view first = title.substr(0, begin);
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
