#include "indexer/html/page_facts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/class_names.h"

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
    if (channels_.empty()) read_named(title);
    return std::move(channels_);
  }

 private:
  /// Reads the first element near the headline or behind it that is named as its tags: cards of
  /// other articles, which follow, have such elements as well.
  void read_named(std::size_t title) {
    constexpr std::size_t reach = 4;  // blocks above the headline
    const std::vector<Block>& blocks = page_.blocks.all();
    if (headline_.block == Headline::unseen) return;
    for (NodeId id = blocks[title - std::min(title, reach)].container; id < page_.tree.size();
         ++id) {
      if (page_.tree[id].tag == Tag::text || !is_named_tags(id) || is_in_noise(id)) continue;
      const std::size_t before = channels_.size();
      if (!add_links(id)) {
        const std::string text = page_.tree.text(id);
        if (text.size() <= longest_channel && !text.ends_with(':'))
          add(std::string(trimmed<is_html_space>(text)));
      }
      if (channels_.size() > before) return;
    }
  }

  /// Whether the name of an element is that of tags ("post-tags", "news-list-category").
  bool is_named_tags(NodeId id) const {
    static constexpr auto tags =
        std::to_array<std::string_view>({"tags", "category", "categories", "topics"});
    return any_class_name(
        page_.tree.attribute(id, AttributeName::class_name), [](std::string_view name) {
          const std::string last = lowered(name.substr(name.find_last_of("-_") + 1));
          return std::ranges::find(tags, last) != tags.end();
        });
  }

  /// Whether an element around this one is a menu or the like; boxes of comments may hold tags.
  bool is_in_noise(NodeId id) const {
    for (id = page_.tree[id].parent; id != 0; id = page_.tree[id].parent) {
      if (page_.roles[id] == Role::noise && page_.noise[id]) return true;
    }
    return false;
  }

  /// Adds the texts of the links in an element; false if there are none, or too many for tags.
  bool add_links(NodeId element) {
    constexpr std::size_t most_links = 12;
    std::vector<NodeId> links;
    for (NodeId id = element + 1; id < page_.tree[element].end; ++id) {
      if (page_.tree[id].tag == Tag::a) links.push_back(id);
    }
    if (links.empty() || links.size() > most_links) return false;
    for (const NodeId link : links) {
      add(std::string(trimmed<is_html_space>(page_.tree.text(link))));
    }
    return true;
  }

  /// Reads "Topics: one, two", or the lines after a label inside the enclosing element.
  void read_labelled(std::size_t i) {
    const Block& label = page_.blocks.all()[i];
    const std::string_view text = page_.blocks.text(label);
    const std::size_t colon = text.find(':');
    if (colon > longest_channel || label.words > most_channels) return;
    if (!is_label(text.substr(0, colon))) return;
    const std::string_view inside = trimmed<is_html_space>(text.substr(colon + 1));
    if (!inside.empty()) {
      if (label.link_letters == 0 || !add_links(label.container)) add_list(inside);
      return;
    }
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

}  // namespace dateline::html
