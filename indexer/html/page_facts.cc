#include "indexer/html/page_facts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/clock_time.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_channel = 60;  ///< bytes
constexpr NodeId largest_link = 8;           ///< maximum nodes of a tag link

/// Labels of topic lists, letters and digits only.
constexpr auto labels = std::to_array<std::string_view>({"topic",
                                                         "topics",
                                                         "tag",
                                                         "tags",
                                                         "tagged",
                                                         "category",
                                                         "categories",
                                                         "filedunder",
                                                         "postedin",
                                                         "keywords",
                                                         "subject",
                                                         "subjects",
                                                         "industry",
                                                         "industries",
                                                         "section",
                                                         "channels",
                                                         "distributionchannels",
                                                         "themen",
                                                         "schlagworte",
                                                         "motscl\u00E9s",
                                                         "etiquetas",
                                                         "rubrique"});

bool is_label(std::string_view text) {
  return std::find(labels.begin(), labels.end(), folded(text)) != labels.end();
}

class ChannelFinder {
 public:
  ChannelFinder(const Page& page, const Headline& headline) : page_(page), headline_(headline) {
    for (const std::string& channel : page.metadata.channels) add(channel);
  }

  std::vector<std::string> find() {
    for (NodeId id = 0; id < page_.tree.size(); ++id) {
      const Node& node = page_.tree[id];
      if (node.tag != Tag::a || node.end - id > largest_link) continue;
      const std::string_view rel = page_.tree.attribute(id, AttributeName::rel);
      if (rel == "tag" || rel == "category tag") add(page_.tree.text(id));
    }
    const std::size_t title = headline_.block == Headline::unseen ? 0 : headline_.block;
    for (std::size_t i = title; i < page_.blocks.all().size(); ++i) read_labelled(i);
    return std::move(channels_);
  }

 private:
  /// Reads "Topics: one, two", or the lines after a label inside the enclosing element.
  void read_labelled(std::size_t i) {
    const Block& label = page_.blocks.all()[i];
    const std::string_view text = page_.blocks.text(label);
    const std::size_t colon = text.find(':');
    if (colon > longest_channel || label.words > most_channels) return;
    if (!is_label(text.substr(0, colon))) return;
    const std::string_view inside = trimmed<is_html_space>(text.substr(colon + 1));
    if (!inside.empty()) return add_list(inside);
    const NodeId end = page_.tree[page_.tree[label.container].parent].end;
    std::vector<std::string_view> items;
    for (++i; i < page_.blocks.all().size() && page_.blocks.all()[i].first < end; ++i) {
      if (items.size() == most_channels || is_running_text(page_.blocks.all()[i])) break;
      items.push_back(page_.blocks.text(page_.blocks.all()[i]));
    }
    if (items.size() == 1) return add_list(items.front());
    for (const std::string_view item : items) add(std::string(item));
  }

  void add_list(std::string_view list) {
    while (!list.empty()) {
      const std::size_t comma = list.find_first_of(",;|");
      add(std::string(trimmed<is_html_space>(list.substr(0, comma))));
      list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
  }

  void add(std::string channel) {
    if (channel.empty() || channel.size() > longest_channel || channels_.size() == most_channels) {
      return;
    }
    if (std::find(channels_.begin(), channels_.end(), channel) != channels_.end()) return;
    channels_.push_back(std::move(channel));
  }

  const Page& page_;
  const Headline& headline_;
  std::vector<std::string> channels_;
};

}  // namespace

std::vector<std::string> find_channels(const Page& page, const Headline& headline) {
  return ChannelFinder(page, headline).find();
}

namespace {

constexpr std::uint32_t longest_line = 20;  ///< words
constexpr std::size_t reach = 15;           ///< maximum blocks between title and date line
constexpr NodeId largest_time = 8;          ///< nodes in a <time> element
constexpr std::size_t below_cost =
    1;  ///< a line below the title counts as closer than one above it
constexpr std::size_t change_cost = 100;  ///< labels of modification dates

bool is_change(std::string_view line) {
  const std::string text = lowered(line);
  static constexpr auto words = std::to_array<std::string_view>(
      {"updated", "modified", "last changed", "aktualisiert", "mis \u00E0 jour", "actualizado"});
  return std::any_of(words.begin(), words.end(),
                     [&text](std::string_view word) { return text.find(word) != text.npos; });
}

/// Whether a date has a time in UTC.
bool is_in_utc(std::string_view text) {
  const auto match = find_date(text, 0, {});
  return match && match->time.ends_with("+00:00");
}

class DateFinder {
 public:
  DateFinder(const Page& page, const Selection& selection, const Headline& headline)
      : page_(page), blocks_(page.blocks.all()) {
    title_ = headline.block == Headline::unseen ? page.blocks.first_from(selection.begin)
                                                : headline.block;
    end_ = page.blocks.first_from(page.tree[selection.root].end);
  }

  DateClaim find() {
    for (NodeId id = 0; id < page_.tree.size(); ++id) {
      if (page_.tree[id].tag == Tag::time) offer_time(id);
    }
    if (best_.source == DateSource::none) {
      for (std::size_t i = 0; i < blocks_.size(); ++i) offer_line(i);
    }
    return std::move(best_);
  }

 private:
  void offer_time(NodeId id) {
    if (page_.noise[id] || page_.tree[id].end - id > largest_time) return;
    const std::string shown = page_.tree.text(id);
    const std::string_view field = page_.tree.attribute(id, AttributeName::datetime);
    // The page shows the day of its place, which a moment in UTC need not have.
    const bool uses_field = has_date(field) && !(is_in_utc(field) && has_date(shown));
    const std::string text = uses_field ? std::string(trimmed<is_html_space>(field)) : shown;
    if (!has_date(text)) return;
    const std::size_t block = page_.blocks.first_from(id);
    std::size_t distance = distance_of(block);
    if (block < blocks_.size() && is_change(page_.blocks.text(blocks_[block])))
      distance += change_cost;
    offer(text, DateSource::markup, distance);
  }

  void offer_line(std::size_t i) {
    const Block& block = blocks_[i];
    const std::size_t distance = distance_of(i);
    const bool near = distance <= reach || (i >= title_ && i < end_ + 3 && i + 3 > end_);
    if (block.words > longest_line || !near || page_.noise[block.first]) return;
    const std::string_view text = page_.blocks.text(block);
    if (block.link_letters * 2 > block.letters || !has_date(text)) return;
    offer(std::string(text), DateSource::header, distance + (is_change(text) ? change_cost : 0));
  }

  std::size_t distance_of(std::size_t block) const {
    return block >= title_ ? block - title_ : title_ - block + below_cost;
  }

  void offer(std::string text, DateSource source, std::size_t distance) {
    if (best_.source != DateSource::none && distance >= distance_) return;
    best_ = {std::move(text), source};
    distance_ = distance;
  }

  const Page& page_;
  const std::vector<Block>& blocks_;
  std::size_t title_ = 0;
  std::size_t end_ = 0;
  DateClaim best_;
  std::size_t distance_ = 0;
};

}  // namespace

DateClaim find_date_claim(const Page& page, const Selection& selection, const Headline& headline) {
  DateClaim published{page.metadata.published, DateSource::markup};
  if (!published.text.empty() && !is_in_utc(published.text)) return published;
  DateClaim visible = DateFinder(page, selection, headline).find();
  if (published.text.empty()) return visible;
  const auto moment = find_date(published.text, 0, {});
  const auto shown = find_date(visible.text, 0, {});
  const bool local = shown && falls_on_local_day(moment->date, moment->time, shown->date);
  return local ? visible : published;
}

}  // namespace dateline::html
