#include "indexer/html/date_claim.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/clock_time.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_line = 20;      ///< words
constexpr std::uint32_t longest_sentence = 60;  ///< words of one that says when it was posted
constexpr std::size_t label_reach = 40;         ///< bytes between a date and the label behind it
constexpr std::ptrdiff_t link_words = 5;        ///< from which a link is a headline
constexpr std::size_t reach = 15;               ///< maximum blocks between title and date line
constexpr std::size_t time_reach = 40;          ///< the same for a <time> element
constexpr std::size_t close_by = 8;            ///< the same for a line that outweighs a vague field
constexpr std::size_t opening_reach = 60;      ///< bytes of a text that may hold its date
constexpr std::size_t opening_paragraphs = 3;  ///< the first that may begin with it
constexpr std::ptrdiff_t most_words_of_place = 3;
constexpr std::size_t most_teaser_blocks = 8;
constexpr NodeId largest_time = 8;  ///< nodes in a <time> element
constexpr std::size_t below_cost =
    1;                               ///< a line below the title counts as closer than one above it
constexpr std::size_t box_cost = 2;  ///< of a <time> element in a box beside the text
constexpr std::size_t noise_cost = 20;      ///< of a line in a part that is named as something else
constexpr std::size_t change_cost = 100;    ///< of a line that says when the page changed
constexpr std::size_t naming_elements = 3;  ///< elements around a date that may name it

/// Whether a date has a time in UTC.
bool is_in_utc(const DateMatch& match) {
  return match.time.ends_with("+00:00");
}

/// Whether both may be the same day: in another order of numbers, in another time zone.
bool agree(const DateMatch& stated, const DateMatch& shown) {
  if (stated.date == shown.date || shown.otherwise == stated.date) return true;
  return is_in_utc(stated) && falls_on_local_day(stated.date, stated.time, shown.date);
}

/// A date that readers of the page see.
struct ShownDate {
  DateClaim claim;
  DateMatch match;
  std::size_t cost = 0;  ///< blocks from the title, and more where it is hardly that of publication
};

class ShownDateFinder {
 public:
  ShownDateFinder(const Page& page, const Selection& selection, const Headline& headline)
      : page_(page), tree_(page.tree), blocks_(page.blocks.all()), root_(selection.root) {
    begin_ = page.blocks.first_from(selection.begin);
    title_ = headline.block == Headline::unseen ? begin_ : headline.block;
    end_ = page.blocks.first_from(tree_[selection.root].end);
  }

  /// The date that one of the first paragraphs begins with, behind at most a place: "Quillmere,
  /// (12.11.2021). ..."
  std::optional<DateClaim> opening() const {
    std::size_t paragraphs = 0;
    for (std::size_t i = begin_; i < end_ && paragraphs < opening_paragraphs; ++i) {
      if (!is_running_text(blocks_[i]) || page_.is_noise(blocks_[i]) || i == title_) continue;
      ++paragraphs;
      const std::string_view text = page_.blocks.text(blocks_[i]);
      const auto match = find_date(text.substr(0, opening_reach), 0, {});
      if (!match) continue;
      const std::string_view before = text.substr(0, match->begin);
      const bool place = before.find(". ") == before.npos &&
                         std::ranges::count(before, ' ') <= most_words_of_place;
      if (!place || (paragraphs > 1 && match->begin > 0)) continue;
      return DateClaim{std::string(text.substr(match->begin, match->end - match->begin)),
                       DateSource::dateline, "opening of the text"};
    }
    return std::nullopt;
  }

  /// The closest first.
  std::vector<ShownDate> find() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].tag == Tag::time || tree_[id].tag == Tag::abbr) read_time(id);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) read_line(i);
    std::ranges::stable_sort(found_, {}, &ShownDate::cost);
    return std::move(found_);
  }

 private:
  void read_time(NodeId id) {
    if (tree_[id].end - id > largest_time) return;
    const std::size_t block = page_.blocks.first_from(id);
    std::size_t cost = distance_of(block);
    if (is_of_teaser(id)) return;
    if (page_.noise[id] && !is_at_title(block)) {
      // Boxes beside the text hold its date, too.
      if (cost > reach || block >= blocks_.size() || in_comments(blocks_[block])) return;
      cost += box_cost;
    }
    const bool inside = id >= root_ && id < tree_[root_].end;
    if (!inside && cost > time_reach) return;
    const std::string shown = tree_.text(id);
    const bool is_time = tree_[id].tag == Tag::time;
    const auto field = trimmed<is_html_space>(
        tree_.attribute(id, is_time ? AttributeName::datetime : AttributeName::title));
    const auto stated = find_date(field, 0, {});
    // The page shows the day of its place, which a moment in UTC need not have.
    const bool uses_field = stated && !(is_in_utc(*stated) && has_date(shown));
    if (!uses_field && !is_time) return;
    const std::string text = uses_field ? std::string(field) : shown;
    const auto match = find_date(text, 0, {});
    if (!match) return;
    const auto line = block < blocks_.size() ? page_.blocks.text(blocks_[block]) : "";
    const DateLabel label = date_label(std::string_view(line).substr(0, line.find(shown)));
    if (label == DateLabel::other) return;
    if (label == DateLabel::changed || names_change(id)) cost += change_cost;
    found_.push_back({{text, DateSource::markup, "time element"}, *match, cost});
  }

  void read_line(std::size_t i) {
    const Block& block = blocks_[i];
    std::size_t cost = distance_of(i);
    const bool at_end = i >= title_ && i < end_ + 3 && i + 3 > end_;
    const bool near = cost <= reach || at_end;
    const std::string_view text = page_.blocks.text(block);
    if (!near || block.words > (at_end ? longest_sentence : longest_line)) return;
    auto match = find_date(text, 0, {});
    if (!match || is_quoted(block) || is_linked_elsewhere(block)) return;
    if (block.words > longest_line) {
      // "This entry was posted on ... and is filed under ..."
      const bool posted = date_label(text.substr(0, match->begin)) == DateLabel::published ||
                          date_label(text.substr(match->end, label_reach)) == DateLabel::published;
      if (!posted) return;
      cost += noise_cost;
    } else if (page_.is_noise(block) && !is_at_title(i)) {
      const bool named = is_byline(text) || names_date(block) ||
                         date_label(text.substr(0, match->begin)) == DateLabel::published;
      if (!named || in_comments(block)) return;
      cost += noise_cost;
    }
    // A date in a title is that of its subject.
    if (i == title_) cost += close_by;
    for (std::size_t from = 0; match; match = find_date(text, from, {})) {
      const DateLabel label = date_label(text.substr(from, match->begin - from));
      from = match->end;
      if (label == DateLabel::other) continue;
      const std::size_t own = cost + (label == DateLabel::changed ? change_cost : 0);
      found_.push_back(
          {{std::string(text.substr(match->begin)), DateSource::header, "line"}, *match, own});
    }
  }

  /// Whether a date stands in a box with the linked headline of another page.
  bool is_of_teaser(NodeId date) const {
    const NodeId title = title_ < blocks_.size() ? blocks_[title_].first : 0;
    NodeId box = tree_[date].parent;
    for (std::size_t rise = 0; rise < naming_elements && box != 0;
         ++rise, box = tree_[box].parent) {
      if (box <= title && title < tree_[box].end) return false;
      const std::size_t first = page_.blocks.first_from(box);
      const std::size_t last = std::min(first + most_teaser_blocks, blocks_.size());
      for (std::size_t i = first; i < last && blocks_[i].first < tree_[box].end; ++i) {
        if (is_linked_headline(blocks_[i])) return true;
      }
    }
    return false;
  }

  /// Whether a block stands between the title and its text, in whatever kind of element.
  bool is_at_title(std::size_t block) const {
    constexpr std::size_t next = 3;
    if (block >= blocks_.size() || block < title_ || block - title_ > next) return false;
    for (std::size_t i = title_ + 1; i < block; ++i) {
      if (is_running_text(blocks_[i])) return false;
    }
    return !in_comments(blocks_[block]);
  }

  std::size_t distance_of(std::size_t block) const {
    const auto from = [block](std::size_t place) {
      return block >= place ? block - place : place - block + below_cost;
    };
    return std::min(from(title_), from(begin_) + 1);
  }

  /// Whether a line is mostly links, of which one is the headline of another page.
  bool is_linked_elsewhere(const Block& block) const {
    if (block.link_letters * 2 <= block.letters) return false;
    for (NodeId id = tree_[block.first].parent; id > block.container; id = tree_[id].parent) {
      if (is_headline_link(id)) return true;
    }
    for (NodeId id = block.first; id <= block.last; ++id) {
      if (is_headline_link(id)) return true;
    }
    return false;
  }

  bool is_headline_link(NodeId id) const {
    if (tree_[id].tag != Tag::a) return false;
    const std::string text = tree_.text(id);
    return std::ranges::count(text, ' ') + 1 >= link_words && !has_date(text);
  }

  /// Posts of others are quoted with their dates.
  bool is_quoted(const Block& block) const {
    return has_ancestor(block, [this](NodeId id) { return tree_[id].tag == Tag::blockquote; });
  }

  bool in_comments(const Block& block) const {
    return has_ancestor(block, [this](NodeId id) { return page_.roles[id] == Role::comments; });
  }

  bool has_ancestor(const Block& block, const auto& wanted) const {
    for (NodeId id = tree_[block.first].parent; id != 0; id = tree_[id].parent) {
      if (wanted(id)) return true;
    }
    return false;
  }

  bool names_date(const Block& block) const {
    NodeId id = tree_[block.first].parent;
    for (std::size_t rise = 0; rise < naming_elements && id != 0; ++rise, id = tree_[id].parent) {
      const std::string names = names_of(id);
      if (names.find("date") != names.npos || names.find("publi") != names.npos) return true;
    }
    return false;
  }

  /// Whether an element is called the time of a change by its own markup.
  bool names_change(NodeId id) const {
    const std::string names = names_of(id);
    const bool changed =
        names.find("modified") != names.npos || names.find("updated") != names.npos;
    return changed && names.find("publi") == names.npos;
  }

  std::string names_of(NodeId id) const {
    std::string names;
    for (const AttributeName name :
         {AttributeName::class_name, AttributeName::id, AttributeName::itemprop}) {
      names += lowered(tree_.attribute(id, name)) + ' ';
    }
    return names;
  }

  const Page& page_;
  const Tree& tree_;
  const std::vector<Block>& blocks_;
  const NodeId root_;
  std::size_t begin_ = 0;
  std::size_t title_ = 0;
  std::size_t end_ = 0;
  std::vector<ShownDate> found_;
};

/// A date stated in the markup that can be read.
struct ReadDate {
  DateClaim claim;
  DateMatch match;
  DateRank rank = DateRank::published;
};

std::vector<ReadDate> read_stated(const std::vector<StatedDate>& stated) {
  std::vector<ReadDate> dates;
  for (const StatedDate& one : stated) {
    if (const auto match = find_date(one.text, 0, {})) {
      dates.push_back({{one.text, DateSource::markup, one.origin}, *match, one.rank});
    }
  }
  return dates;
}

/// Whether the markup states one day, and surely that of publication where the page is read.
bool is_settled(const std::vector<ReadDate>& stated) {
  return !stated.empty() && stated.front().rank == DateRank::published &&
         std::ranges::all_of(stated, [&](const ReadDate& date) {
           return date.match.date == stated.front().match.date && !is_in_utc(date.match);
         });
}

}  // namespace

std::vector<DateClaim> find_date_claims(const Page& page, const Selection& selection,
                                        const Headline& headline) {
  const std::vector<ReadDate> stated = read_stated(page.metadata.dates);
  // What readers see decides nothing where one day is stated.
  if (is_settled(stated)) return {stated.front().claim};
  ShownDateFinder finder(page, selection, headline);
  const std::vector<ShownDate> shown = finder.find();
  std::vector<DateClaim> claims;
  for (const ShownDate& date : shown) {
    if (date.cost > reach) break;
    const auto same = std::ranges::find_if(
        stated, [&](const ReadDate& one) { return agree(one.match, date.match); });
    if (same == stated.end()) continue;
    claims.push_back(same->match.date == date.match.date ? same->claim : date.claim);
    break;
  }
  const bool vague = stated.empty() || stated.front().rank == DateRank::created;
  if (vague && !shown.empty() && shown.front().cost <= close_by) {
    claims.push_back(shown.front().claim);
  }
  for (const ReadDate& date : stated) claims.push_back(date.claim);
  for (const ShownDate& date : shown) {
    if (date.cost < change_cost) claims.push_back(date.claim);
  }
  if (const auto opening = finder.opening()) claims.push_back(*opening);
  for (const ShownDate& date : shown) {
    if (date.cost >= change_cost) claims.push_back(date.claim);
  }
  if (claims.empty()) {
    for (const StatedDate& date : dates_in_scripts(page.tree)) {
      claims.push_back({date.text, DateSource::markup, date.origin});
    }
  }
  return claims;
}

}  // namespace dateline::html
