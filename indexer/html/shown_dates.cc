#include "indexer/html/shown_dates.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/html/body_end.h"
#include "indexer/html/date_labels.h"
#include "indexer/html/date_names.h"
#include "indexer/html/minguo_date.h"
#include "indexer/html/phrases.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_sentence = 60;  ///< words of one that says when it was posted
constexpr std::ptrdiff_t link_words = 5;        ///< from which a link is a headline
constexpr std::size_t time_reach = 40;          ///< maximum blocks between title and <time>
constexpr std::size_t title_cost = 8;           ///< of a date in the title, that of its subject
constexpr std::size_t opening_reach = 60;       ///< bytes of a text that may hold its date
constexpr std::size_t opening_paragraphs = 3;   ///< the first that may begin with it
constexpr std::ptrdiff_t most_words_of_place = 3;
constexpr std::size_t most_teaser_blocks = 8;
constexpr std::size_t least_menu = 3;     ///< linked items of a list
constexpr std::size_t longest_part = 20;  ///< bytes of a day, month or year
constexpr NodeId largest_time = 12;       ///< nodes of an element with day, month and year in parts
constexpr std::size_t below_cost = 1;     ///< a line below the title is closer than one above it
constexpr std::size_t label_gain = 4;     ///< blocks by which a date of publication is closer
constexpr std::size_t box_cost = 2;       ///< of a <time> element in a box beside the text
constexpr std::size_t noise_cost = 20;    ///< of a line in a part that is named as something else

class ShownDateFinder {
 public:
  ShownDateFinder(const Page& page, const Selection& selection, const Headline& headline,
                  const std::vector<ReadBlock>& read)
      : page_(page),
        tree_(page.tree),
        blocks_(page.blocks.all()),
        read_(read),
        root_(selection.root) {
    begin_ = page.blocks.first_from(selection.begin);
    title_ = headline.block == Headline::unseen ? begin_ : headline.block;
    box_ = selection.root;
    const NodeId top = title_ < blocks_.size() ? blocks_[title_].first : root_;
    while (box_ > top || top >= tree_[box_].end) box_ = tree_[box_].parent;
    end_ = page.blocks.first_from(tree_[selection.root].end);
  }

  ShownDates find() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (may_be_time(id)) read_time(id);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      read_line(i);
      read_parts(i);
      read_minguo(i);
    }
    std::ranges::stable_sort(found_, {}, &ShownDate::cost);
    return {.near_title = std::move(found_), .opening = opening(), .labelled = labelled()};
  }

 private:
  /// The date that one of the first paragraphs begins with, behind at most a place.
  std::optional<DateClaim> opening() const {
    std::size_t paragraphs = 0;
    for (std::size_t i = begin_; i < end_ && paragraphs < opening_paragraphs; ++i) {
      if (!is_running_text(blocks_[i]) || page_.is_noise(blocks_[i]) || i == title_) continue;
      ++paragraphs;
      const std::string_view text = page_.blocks.text(blocks_[i]);
      const auto match = find_date(text.substr(0, opening_reach), 0, {});
      if (!match) continue;
      const std::string_view before = text.substr(0, match->begin);
      const bool place = before.find(". ") == before.npos && may_open_date(before) &&
                         std::ranges::count(before, ' ') <= most_words_of_place;
      if (!place || (paragraphs > 1 && match->begin > 0)) continue;
      return DateClaim{std::string(text.substr(match->begin, match->end - match->begin)),
                       DateSource::dateline, "opening of the text"};
    }
    return std::nullopt;
  }

  std::optional<DateClaim> labelled() const {
    const auto same = [this](const ShownDate& one) {
      return one.match.date == far_.front().match.date;
    };
    if (far_.empty() || !std::ranges::all_of(far_, same)) return std::nullopt;
    return far_.front().claim;
  }

  /// Whether an element holds a time by its tag or, as in hAtom, by its name.
  bool may_be_time(NodeId id) const {
    const Tag tag = tree_[id].tag;
    if (tag == Tag::time || tag == Tag::abbr) return true;
    if (tag == Tag::text || tag == Tag::a) return false;
    const std::string_view name = tree_.attribute(id, AttributeName::class_name);
    return name.find("date") != name.npos || name.find("published") != name.npos ||
           (tag == Tag::other && tree_.has_attribute(id, AttributeName::datetime)) ||
           (tag == Tag::span && has_date(tree_.attribute(id, AttributeName::title)));
  }

  /// The text of an element, its parts separated: "<b>4</b><i>Apr</i><b>2021</b>".
  std::string separated_text(NodeId id) const {
    std::string text;
    for (NodeId part = id; part < tree_[id].end; ++part) {
      if (tree_[part].tag == Tag::text) text.append(tree_.text(part)).push_back(' ');
    }
    return text;
  }

  void read_time(NodeId id) {
    if (tree_[id].end - id > largest_time) return;
    const std::string shown = tree_.text(id);
    const bool is_time = tree_[id].tag == Tag::time;
    const auto time = tree_.attribute(id, AttributeName::datetime);
    const auto field =
        trimmed<is_html_space>(time.empty() ? tree_.attribute(id, AttributeName::title) : time);
    const auto stated = find_date(field, 0, {});
    // The page shows the day of its place, which a moment in UTC need not have.
    const bool is_shown = has_date(shown);
    const bool modified = is_modified(tree_, id);
    if (modified && !is_shown) return;
    const bool uses_field = stated && !(is_in_utc(*stated) && is_shown);
    // Lines with whole dates are read below, whatever their element is called.
    if (!uses_field && !is_time && is_shown) return;
    std::string text = is_shown ? shown : separated_text(id);
    if (uses_field) text = field;
    const auto match = find_date(text, 0, {});
    if (!match) return;
    const std::size_t block = block_around(id);
    const auto line = block < blocks_.size() ? page_.blocks.text(blocks_[block]) : "";
    DateLabel label = date_label(std::string_view(line).substr(0, line.find(shown)));
    if (label == DateLabel::none) label = date_label(titles_.before(id));
    if (label == DateLabel::none) label = label_above(page_, block, title_);
    if (label == DateLabel::other) return;
    if (!uses_field && label != DateLabel::published && is_above_menu(block)) return;
    ShownDate date{{text, DateSource::markup, "time element"}, *match, distance_of(block)};
    if (!is_of_page(id, block, date.cost)) {
      if (label == DateLabel::published && block < blocks_.size()) add_labelled(block, date);
      return;
    }
    if (is_weak(label) || names_change(tree_, id)) date.cost += change_cost;
    if (label == DateLabel::published) date.cost -= std::min(date.cost, label_gain);
    if (!uses_field && label != DateLabel::published && is_below_menu(block)) {
      date.cost += 2 * change_cost;
    }
    if (modified) date.cost += 3 * change_cost;
    found_.push_back(std::move(date));
  }

  /// Whether a time is likely that of the page; if it stands in a box, at a higher cost.
  bool is_of_page(NodeId id, std::size_t block, std::size_t& cost) const {
    if (is_of_teaser(id)) return false;
    if (page_.noise[id] && !is_at_title(block)) {
      // Boxes beside the text hold its date, too.
      if (cost > date_reach || block >= blocks_.size() || in_comments(blocks_[block])) return false;
      cost += box_cost;
    }
    if (block < blocks_.size() && is_of_other(block)) return false;
    const bool inside = id >= root_ && id < tree_[root_].end;
    return inside || cost <= time_reach;
  }

  void add_labelled(std::size_t block, ShownDate date) {
    if (!in_comments(blocks_[block]) && !is_quoted(blocks_[block])) far_.push_back(std::move(date));
  }

  void read_line(std::size_t i) {
    const Block& block = blocks_[i];
    std::size_t cost = distance_of(i);
    const bool at_end = i >= title_ && i < end_ + 3 && i + 3 > end_;
    const bool near = cost <= date_reach || at_end;
    const std::string_view text = page_.blocks.text(block);
    if (block.words > (at_end ? longest_sentence : longest_line)) return;
    auto match = find_date(text, 0, {});
    if (match && !near) {
      const auto before = text.substr(0, match->begin);
      const bool brief = std::ranges::count(before, ' ') <= std::ptrdiff_t{most_words_of_label};
      if (!brief || date_label(before) != DateLabel::published) return;
      return add_labelled(
          i, {{std::string(text.substr(match->begin)), DateSource::header, "labelled line"},
              *match,
              cost});
    }
    if (!match || is_quoted(block) || is_linked_elsewhere(block)) return;
    if (is_modified(tree_, tree_[block.first].parent)) return;
    if (block.words > longest_line) {
      // "This entry was posted on ... and is filed under ..."
      const bool posted = date_label(text.substr(0, match->begin)) == DateLabel::published;
      if (!posted && !is_posted_behind(text, *match)) return;
      cost += noise_cost;
    } else if (page_.is_noise(block) && !is_at_title(i)) {
      const bool named = is_byline(text) || names_date(tree_, tree_[block.first].parent) ||
                         date_label(text.substr(0, match->begin)) == DateLabel::published;
      if (!named || in_comments(block)) return;
      cost += noise_cost;
    }
    // A date in a title is that of its subject.
    if (i == title_) cost += title_cost;
    for (std::size_t from = 0; match; match = find_date(text, from, {})) {
      const std::string_view before = text.substr(from, match->begin - from);
      const std::ptrdiff_t words_before = std::ranges::count(before, ' ');
      DateLabel label = date_label(before);
      if (label == DateLabel::none && words_before < 2) label = label_above(page_, i, title_);
      if (label == DateLabel::none && is_posted_behind(text, *match)) label = DateLabel::published;
      from = match->end;
      if (label == DateLabel::other) continue;
      const bool unlabelled = label == DateLabel::none &&
                              (words_before > most_words_of_place || !may_open_date(before));
      // "The old bridge was closed on 3 May 1998.", but not "He said on 3 May 2020:"
      const bool sentence = is_running_text(block) && !text.ends_with(':');
      if (unlabelled && sentence && !is_byline(text)) continue;
      if (label != DateLabel::published && (is_above_menu(i) || is_of_other(i))) continue;
      std::size_t own = cost + (is_weak(label) ? change_cost : 0);
      if (label == DateLabel::published) own -= std::min(own, label_gain);
      // "School opens in Tolland (2 March 2023)"
      if (unlabelled && i >= end_) own += 2 * change_cost;
      if (label != DateLabel::published && is_below_menu(i)) own += 2 * change_cost;
      found_.push_back(
          {{std::string(text.substr(match->begin)), DateSource::header, "line"}, *match, own});
    }
  }

  /// Reads a date of which day, month and year are blocks of their own.
  void read_parts(std::size_t i) {
    constexpr std::uint32_t words_of_date = 3;
    if (distance_of(i) > date_reach) return;
    std::string text;
    std::size_t end = i;
    for (std::uint32_t words = 0; words < words_of_date; ++end) {
      if (end == blocks_.size() || blocks_[end].words + words > words_of_date) return;
      const std::string_view own = page_.blocks.text(blocks_[end]);
      if (own.size() > longest_part) return;
      words += blocks_[end].words;
      text.append(own).push_back(' ');
    }
    const NodeId box = tree_[blocks_[end - 1].container].parent;
    const NodeId first = blocks_[i].container;
    if (end < i + 2 || (first != box && tree_[first].parent != box)) return;
    const auto match = find_date(text, 0, {});
    if (!match || match->begin > 0 || is_of_teaser(blocks_[i].first)) return;
    if (page_.is_noise(blocks_[i]) && !is_at_title(i)) return;
    found_.push_back({{text, DateSource::header, "line"}, *match, distance_of(i)});
  }

  /// Reads a labelled line with a year of the Republic of China.
  void read_minguo(std::size_t i) {
    if (blocks_[i].words > longest_line || distance_of(i) > date_reach) return;
    const std::string_view text = page_.blocks.text(blocks_[i]);
    const auto match = find_minguo_date(text);
    if (!match) return;
    const auto before = text.substr(0, match->begin);
    const DateLabel label = before.empty() ? label_above(page_, i, title_) : date_label(before);
    const bool known =
        label == DateLabel::published || (label == DateLabel::none && names_minguo_date(before));
    if (!known || in_comments(blocks_[i])) return;
    found_.push_back({{match->date.iso(), DateSource::header, "line"}, *match, distance_of(i)});
  }

  /// Whether what a label says counts only where the page has no other day.
  static bool is_weak(DateLabel label) {
    return label == DateLabel::changed || label == DateLabel::embargo;
  }

  /// Whether a line above the article is parted from it by a menu: there stands the day of today.
  bool is_above_menu(std::size_t block) const {
    // An element around the whole page does not tell what stands above the article.
    const bool whole = block < title_ && blocks_.front().first > box_;
    if (!whole && !is_above_article(block)) return false;
    std::size_t entries = 0;  // linked items of a list
    for (std::size_t i = block + 1; i < title_; ++i) {
      if (is_in_menu(blocks_[i])) return true;
      const bool linked = blocks_[i].link_letters == blocks_[i].letters;
      if (linked && blocks_[i].tag == Tag::li && ++entries >= least_menu) return true;
    }
    return false;
  }

  /// Whether it stands directly below one, where that is likely.
  bool is_below_menu(std::size_t block) const {
    return is_above_article(block) && block > 0 && is_in_menu(blocks_[block - 1]);
  }

  bool is_in_menu(const Block& block) const {
    return page_.is_noise(block) &&
           has_ancestor(block, [this](NodeId id) { return names_menu(tree_, id); });
  }

  bool is_above_article(std::size_t block) const {
    return block < title_ && blocks_[block].first < box_;
  }

  /// Whether a line belongs to something else below the text, such as a related story.
  bool is_of_other(std::size_t block) const {
    const auto read = std::ranges::find(read_, blocks_[block].first, &ReadBlock::first);
    if (read != read_.end()) return read->rule == Rule::appendix || read->rule == Rule::teaser;
    return is_behind_related(page_.blocks, end_, block);
  }

  /// The block that a node is in, else the next one.
  std::size_t block_around(NodeId id) const {
    const std::size_t next = page_.blocks.first_from(id);
    return next > 0 && blocks_[next - 1].last >= id ? next - 1 : next;
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

  const Page& page_;
  const Tree& tree_;
  const std::vector<Block>& blocks_;
  const std::vector<ReadBlock>& read_;
  const NodeId root_;
  TitlesBeside titles_{tree_};
  NodeId box_ = 0;  ///< the innermost element around title and text
  std::size_t begin_ = 0;
  std::size_t title_ = 0;
  std::size_t end_ = 0;
  std::vector<ShownDate> found_;
  std::vector<ShownDate> far_;  ///< labelled as that of publication, anywhere on the page
};

}  // namespace

ShownDates find_shown_dates(const Page& page, const Selection& selection, const Headline& headline,
                            const std::vector<ReadBlock>& read) {
  return ShownDateFinder(page, selection, headline, read).find();
}

}  // namespace dateline::html
