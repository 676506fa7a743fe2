#include "indexer/html/page_facts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"

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

}  // namespace dateline::html
