#include "indexer/format/forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/splitters.h"
#include "indexer/format/xml_item.h"
#include "indexer/prose/phrases.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 2> feed_item_names{"item", "entry"};

/// Markup where it stands inside the element itself, as XHTML in Atom; otherwise text.
std::string content_of(const XmlTree& item, XmlTree::Node node) {
  bool elements = false;
  item.for_each_child(node, [&](XmlTree::Node) { elements = true; });
  const std::string_view markup = item.markup(node);
  const bool inside = elements && markup.find("<![CDATA[") == markup.npos;
  return inside ? std::string(markup) : item.text(node);
}

/// The person in an author of RSS: "press@a.example (Ida Holm)".
std::string person_in(const std::string& author) {
  const std::size_t open = author.find(" (");
  const bool mail = author.find('@') < open && author.ends_with(')');
  return mail ? author.substr(open + 2, author.size() - open - 3) : author;
}

/// The value of an element of an item: its text, or an attribute in Atom.
std::string value_of(const XmlTree& item, XmlTree::Node node) {
  const std::string_view name = item.name(node);
  if (equals_ignoring_case(name, "category")) {
    const std::string label = item.attribute(node, "label");
    const std::string term = label.empty() ? item.attribute(node, "term") : label;
    return term.empty() ? item.text(node) : term;
  }
  if (equals_ignoring_case(name, "author")) {
    const XmlTree::Node person = item.find(node, "name");
    return person == XmlTree::none ? person_in(item.text(node)) : item.text(person);
  }
  if (equals_ignoring_case(name, "source")) {
    const XmlTree::Node title = item.find(node, "title");
    return item.text(title == XmlTree::none ? node : title);
  }
  return content_of(item, node);
}

/// Whether an item of a WordPress export, by its wp:post_type, is neither a post nor a page.
bool is_no_post(std::string_view type) {
  constexpr std::array<std::string_view, 6> types{
      "attachment", "nav_menu_item",       "revision",
      "custom_css", "customize_changeset", "oembed_cache"};
  return std::ranges::find(types, type) != types.end() || type.starts_with("wp_");
}

/// A post of WordPress without its own tags in brackets, but with what they enclose:
/// "[caption width="300"]<img> The quay[/caption]".
std::string without_shortcodes(std::string_view post) {
  constexpr std::array<std::string_view, 14> names{"caption",
                                                   "gallery",
                                                   "embed",
                                                   "audio",
                                                   "video",
                                                   "playlist",
                                                   "contact-form",
                                                   "wpforms",
                                                   "gravityform",
                                                   "contact-form-7",
                                                   "mc4wp_form",
                                                   "ninja_form",
                                                   "jetpack_subscription_form",
                                                   "newsletter_form"};
  constexpr std::size_t longest_shortcode = 1000;  // bytes
  std::string text;
  while (!post.empty()) {
    const std::size_t bracket = std::min(post.find('['), post.size());
    text += post.substr(0, bracket);
    post.remove_prefix(bracket);
    const std::string_view inside = post.substr(std::min(post.size(), std::size_t{1}));
    const std::string_view name = inside.starts_with('/') ? inside.substr(1) : inside;
    const std::size_t name_end = std::min(name.find_first_of(" /]"), name.size());
    const bool known = std::ranges::find(names, name.substr(0, name_end)) != names.end();
    const std::size_t end = known ? post.substr(0, longest_shortcode).find(']') : post.npos;
    if (end != post.npos) {
      post.remove_prefix(end + 1);
    } else if (!post.empty()) {
      text += post.front();
      post.remove_prefix(1);
    }
  }
  return text;
}

/// A text of HTML without the link to the rest of it, with which it ends: "<a>Read more</a>".
std::string without_link_to_rest(std::string text) {
  const std::size_t begin = text.rfind("<a");
  if (begin == text.npos) return text;
  const std::size_t words = text.find('>', begin);
  const std::size_t end = text.find("</a>", begin);
  if (words == text.npos || end == text.npos || words > end) return text;
  for (std::size_t at = end; at != text.npos; at = text.find_first_not_of(" \r\n", at + 1)) {
    if (text[at] != '<') return text;
    at = text.find('>', at);
    if (at == text.npos) return text;
  }
  if (phrase_kind(std::string_view(text).substr(words + 1, end - words - 1)) != PhraseKind::none) {
    text.erase(begin, end + std::string_view("</a>").size() - begin);
  }
  return text;
}

/// URL of the page: of the several links in Atom, the alternate one.
std::string link_of(const XmlTree& item, XmlTree::Node node) {
  const std::string address = item.attribute(node, "href");
  if (address.empty()) return item.text(node);
  const std::string relation = item.attribute(node, "rel");
  return relation.empty() || equals_ignoring_case(relation, "alternate") ? address : std::string();
}

XmlTree::Node item_in(const XmlTree& tree) {
  const XmlTree::Node item = tree.find(XmlTree::root, feed_item_names[0]);
  return item == XmlTree::none ? tree.find(XmlTree::root, feed_item_names[1]) : item;
}

/// The attribute xml:base (https://www.w3.org/TR/xmlbase/).
std::string base_of(const XmlTree& tree, XmlTree::Node node) {
  return node == XmlTree::none ? std::string() : tree.attribute(node, "base");
}

/// The base of relative URLs in the items: that of the feed, else the page that it is about, else
/// where it was fetched.
std::string base_of_feed(const XmlTree& feed, std::string_view fetched) {
  std::string base;
  feed.for_each_child(XmlTree::root, [&](XmlTree::Node node) {
    if (base.empty()) base = base_of(feed, node);
  });
  feed.for_each(XmlTree::root, "link", [&](XmlTree::Node node) {
    if (base.empty()) base = link_of(feed, node);
  });
  return base.empty() ? std::string(fetched) : resolve_url(fetched, base);
}

/// The author of all entries that name none (RFC 4287, 4.2.1).
std::string author_of_feed(const XmlTree& feed) {
  const XmlTree::Node root = feed.find(XmlTree::root, "feed");
  std::string author;
  if (root == XmlTree::none) return author;
  feed.for_each_child(root, [&](XmlTree::Node node) {
    const bool first = author.empty() && equals_ignoring_case(feed.name(node), "author");
    if (first) author = value_of(feed, node);
  });
  return author;
}

Result<bool> collect_item(const XmlTree& tree, std::string_view base, FieldCollector& collector) {
  const XmlTree::Node item = item_in(tree);
  const XmlTree::Node type = tree.find(item, "post_type");
  const bool is_post = type != XmlTree::none;
  if (is_post && is_no_post(trimmed(tree.text(type)))) {
    return fail(ErrorKind::input,
                "no post or page of WordPress; found the type " + tree.text(type));
  }
  const std::string item_base = resolve_url(base, base_of(tree, item));
  std::vector<std::string> categories;
  std::vector<XmlTree::Node> descriptions;
  bool has_content = false;
  const auto offered = [&](XmlTree::Node node) {
    std::string value = value_of(tree, node);
    return is_post ? without_shortcodes(value) : value;
  };
  tree.for_each_child(item, [&](XmlTree::Node node) {
    const std::string_view name = tree.name(node);
    if (equals_ignoring_case(name, "link")) {
      const std::string link = link_of(tree, node);
      const std::string node_base = resolve_url(item_base, base_of(tree, node));
      if (!link.empty()) collector.offer(name, {resolve_url(node_base, link)});
    } else if (equals_ignoring_case(name, "category") || equals_ignoring_case(name, "subject")) {
      categories.push_back(value_of(tree, node));
    } else if (const auto match = match_field(name)) {
      const bool body = match->field == RawField::body;
      if (body && match->rank >= summary_rank) {
        descriptions.push_back(node);
        return;
      }
      std::string value = body ? without_link_to_rest(offered(node)) : offered(node);
      has_content = has_content || (body && !value.empty());
      collector.offer(name, {std::move(value)});
    }
  });
  // A description tells readers of the feed about a content, and is no part of it.
  for (const XmlTree::Node node : descriptions) {
    if (!has_content) collector.offer(tree.name(node), {without_link_to_rest(offered(node))});
  }
  collector.offer("category", std::move(categories));
  if (!collector.has_text()) return fail(ErrorKind::input, "item without title and text");
  return false;
}

}  // namespace

bool Feed::recognises(const Sample& sample) const {
  return has_root_element(sample.opening, "rss") || has_root_element(sample.opening, "feed") ||
         has_root_element(sample.opening, "RDF");
}

Result<void> Feed::split(BufferedStream& stream, std::size_t limit, const SliceSink& sink) const {
  return split_elements(stream, limit, feed_item_names, sink);
}

Result<RawRelease> Feed::parse(const Record& record) const {
  const std::string feed = decode_part(record.head(), record.head(), record.hints).text;
  const auto channel = XmlTree::parse(feed, record.most_elements);
  if (!channel) return pass(channel);
  const std::string base = base_of_feed(*channel, record.hints.url);
  auto raw = read_xml_item(record, [&](const XmlTree& tree, FieldCollector& collector) {
    return collect_item(tree, base, collector);
  });
  if (!raw) return raw;
  const auto text = [&](std::string_view name) {
    return channel->text(channel->find(XmlTree::root, name));
  };
  if (raw->source.empty()) raw->source = normalise(text("title"));
  if (raw->issuer.empty()) raw->issuer = normalise(author_of_feed(*channel));
  if (raw->language.empty()) raw->language = text("language");
  return raw;
}

}  // namespace dateline
