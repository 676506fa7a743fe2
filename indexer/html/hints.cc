#include "indexer/html/hints.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/html/ascii.h"

namespace dateline::html {
namespace {

using Words = std::unordered_map<std::string, Role>;

constexpr auto body_owners =
    std::to_array<std::string_view>({"article", "story", "entry", "post", "news", "blog", "release",
                                     "press", "body", "node", "single", "wp", "item", "pr"});
constexpr auto body_parts = std::to_array<std::string_view>(
    {"body", "content", "text", "copy", "main", "bodytext", "paragraphs"});

/// Words, and pairs of neighbouring words written as one, that give their element a role.
Words make_words() {
  Words words;
  const auto add = [&words](Role role, std::initializer_list<std::string_view> list) {
    for (const std::string_view word : list) words.emplace(word, role);
  };
  add(Role::hidden, {"sronly", "screenreader", "visuallyhidden", "visualhidden", "elementinvisible",
                     "elementhidden", "offscreen", "assistivetext"});
  add(Role::comments,
      {"comment", "comments", "disqus", "livefyre", "respond", "replies", "pingback", "trackback",
       "usercomments", "coments", "kommentare", "commentaires"});
  add(Role::noise, {"ad",
                    "addthis",
                    "addtoany",
                    "ads",
                    "adsbygoogle",
                    "adslot",
                    "adbox",
                    "alsoread",
                    "banner",
                    "bookmark",
                    "bookmarks",
                    "colophon",
                    "consent",
                    "cookie",
                    "cookies",
                    "crumbs",
                    "cta",
                    "dfp",
                    "donate",
                    "donation",
                    "flyout",
                    "follow",
                    "followus",
                    "footnav",
                    "gdpr",
                    "jumpto",
                    "leaderboard",
                    "lightbox",
                    "login",
                    "mailinglist",
                    "masthead",
                    "megamenu",
                    "menu",
                    "modal",
                    "morefrom",
                    "morenews",
                    "moreon",
                    "morestories",
                    "mostpopular",
                    "mostread",
                    "mpu",
                    "nav",
                    "navbar",
                    "navi",
                    "navigation",
                    "noprint",
                    "offcanvas",
                    "optin",
                    "outbrain",
                    "overlay",
                    "pager",
                    "pagination",
                    "paging",
                    "popular",
                    "popup",
                    "prevnext",
                    "printonly",
                    "readmore",
                    "readnext",
                    "recirc",
                    "recirculation",
                    "register",
                    "registration",
                    "seealso",
                    "share",
                    "shared",
                    "shares",
                    "sharethis",
                    "sharing",
                    "signin",
                    "signup",
                    "sitemap",
                    "skip",
                    "skiplink",
                    "skyscraper",
                    "sociable",
                    "submenu",
                    "subscribe",
                    "subscription",
                    "subscriptions",
                    "taboola",
                    "tagcloud",
                    "toolbar",
                    "trending",
                    "upnext",
                    "upsell",
                    "yarpp",
                    "zergnet"});
  add(Role::detail,
      {"aboutauthor", "author",       "authorbio",   "authorbox",       "authorinfo", "authors",
       "avatar",      "badge",        "bio",         "byline",          "bylines",    "caption",
       "captions",    "categories",   "category",    "copyright",       "credit",     "credits",
       "cutline",     "date",         "datetime",    "eyebrow",         "factbox",    "filedunder",
       "infobox",     "keywords",     "kicker",      "lastupdated",     "meta",       "metadata",
       "minread",     "photographer", "postedon",    "postinfo",        "postmeta",   "pubdate",
       "published",   "pullquote",    "readingtime", "readtime",        "tags",       "taglist",
       "timestamp",   "tooltip",      "toc",         "tableofcontents", "updated"});
  add(Role::box,
      {"actions",   "alert",  "btn",     "button", "buttons",   "embed",  "gallery", "icons",
       "image",     "images", "jump",    "labels", "media",     "photo",  "photos",  "picture",
       "player",    "rating", "ratings", "slider", "slideshow", "source", "stats",   "thumb",
       "thumbnail", "tools",  "topics",  "video",  "views",     "votes",  "widget"});
  // Words that only begin as others do.
  add(Role::neutral, {"commentary", "promoted", "subscriber", "socialism"});
  add(Role::subtitle, {"subtitle", "subheadline", "subhead", "deck", "dek", "standfirst",
                       "subheading", "tagline", "summary", "secondarytitle"});
  add(Role::article, {"maincontent", "pagecontent", "contentmain", "mainarticle", "articlemain",
                      "hentry", "blogpost", "newsarticle", "article", "story", "pressrelease"});
  add(Role::body, {"bodycopy", "bodytext", "richtext", "wysiwyg", "fulltext", "newsdetail",
                   "postentry", "entrybody", "instapaperbody", "htmlcontent"});
  for (const std::string_view owner : body_owners) {
    for (const std::string_view part : body_parts) {
      if (owner != part) words.insert_or_assign(std::string(owner).append(part), Role::body);
    }
  }
  return words;
}

const Words& known_words() {
  static const Words words = make_words();
  return words;
}

/// Begins of words that mean the same however they go on: "commentlist", "relatedposts".
constexpr auto noise_stems = std::to_array<std::string_view>(
    {"advert", "breadcrumb", "footer", "newsletter", "promo", "recommend", "related", "sharebar",
     "sharebox", "sharebutton", "sharedaddy", "sharelink", "sharetool", "sidebar", "social",
     "sponsor"});

Role role_of_word(const std::string& word) {
  const auto found = known_words().find(word);
  if (found != known_words().end()) return found->second;
  if (word.starts_with("comment")) return Role::comments;
  const bool noise = std::any_of(noise_stems.begin(), noise_stems.end(),
                                 [&word](std::string_view stem) { return word.starts_with(stem); });
  return noise ? Role::noise : Role::neutral;
}

/// Cuts a class name or id into lower-case words: at what is no letter, and before a capital that
/// follows a small letter.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view name) : name_(name) {}

  bool next(std::string& word) {
    word.clear();
    while (at_ < name_.size() && !is_letter(name_[at_])) ++at_;
    while (at_ < name_.size() && is_letter(name_[at_])) {
      const char c = name_[at_];
      const bool capital = c >= 'A' && c <= 'Z';
      if (capital && !word.empty() && name_[at_ - 1] >= 'a') break;
      word.push_back(to_lower(c));
      ++at_;
    }
    return !word.empty();
  }

 private:
  std::string_view name_;
  std::size_t at_ = 0;
};

/// Names that tell what a page has or a post is filed under, not what the element is.
bool is_qualifier(std::string_view first_word) {
  static constexpr auto qualifiers =
      std::to_array<std::string_view>({"has", "with", "without", "no", "hide", "tag", "category",
                                       "cat", "term", "topic", "is", "js", "type"});
  return std::find(qualifiers.begin(), qualifiers.end(), first_word) != qualifiers.end();
}

/// The role of one class name or id: the strongest that a word of it or a pair of words gives.
Role role_of_name(std::string_view name) {
  WordSplitter words(name);
  std::string word;
  std::string before;
  Role role = Role::neutral;
  for (bool first = true; words.next(word); first = false) {
    if (first && is_qualifier(word) && word.size() < name.size()) return Role::neutral;
    if (word == "with" || word == "has" || word == "no") return Role::neutral;
    role = std::max(role, role_of_word(word));
    if (!before.empty()) role = std::max(role, role_of_word(before + word));
    before = word;
  }
  return role;
}

/// The role of all class names of an element. One that is named as a body by a name of its own is
/// one, whatever its other names say.
Role role_of_names(std::string_view names) {
  Role role = Role::neutral;
  bool body = false;
  while (!(names = trimmed(names)).empty()) {
    std::size_t end = 0;
    while (end < names.size() && !is_space(names[end])) ++end;
    const Role one = role_of_name(names.substr(0, end));
    body = body || one == Role::body;
    role = std::max(role, one);
    names.remove_prefix(end);
  }
  return body && role != Role::hidden ? Role::body : role;
}

Role role_of_tag(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::main:
      return Role::article;
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::dialog:
    case Tag::menu:
    case Tag::search:
    case Tag::form:
      return Role::noise;
    case Tag::figcaption:
    case Tag::figure:
      return Role::detail;
    default:
      return Role::neutral;
  }
}

Role role_of_aria(std::string_view role) {
  for (const std::string_view noise :
       {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
        "menu", "menubar", "toolbar"}) {
    if (equals_ignoring_case(role, noise)) return Role::noise;
  }
  const bool main = equals_ignoring_case(role, "main") || equals_ignoring_case(role, "article");
  return main ? Role::article : Role::neutral;
}

bool is_hidden(std::string_view style) {
  if (style.empty()) return false;
  std::string folded;
  for (const char c : style) {
    if (!is_space(c)) folded.push_back(to_lower(c));
  }
  return folded.find("display:none") != std::string::npos ||
         folded.find("visibility:hidden") != std::string::npos;
}

bool is_body_property(std::string_view itemprop) {
  return equals_ignoring_case(itemprop, "articleBody") ||
         equals_ignoring_case(itemprop, "reviewBody");
}

Role role_of(const Tree& tree, NodeId id) {
  const Node& node = tree[id];
  // Themes describe the whole page there, and generators name headings by their words.
  if (node.tag == Tag::html || node.tag == Tag::body || is_heading(node.tag)) return Role::neutral;
  Role role = role_of_tag(node.tag);
  Role named = Role::neutral;
  for (const Attribute& attribute : tree.attributes(id)) {
    switch (attribute.name) {
      case AttributeName::itemprop:
      case AttributeName::property:
        if (is_body_property(attribute.value)) return Role::body;
        break;
      case AttributeName::hidden:
        return Role::hidden;
      case AttributeName::aria_hidden:
        if (equals_ignoring_case(attribute.value, "true")) return Role::hidden;
        break;
      case AttributeName::style:
        if (is_hidden(attribute.value)) return Role::hidden;
        break;
      case AttributeName::role:
        role = std::max(role, role_of_aria(attribute.value));
        break;
      case AttributeName::class_name:
      case AttributeName::id: {
        const Role one = role_of_names(attribute.value);
        const bool body =
            (one == Role::body || named == Role::body) && std::max(one, named) != Role::hidden;
        named = body ? Role::body : std::max(named, one);
        break;
      }
      default:
        break;
    }
  }
  if (named == Role::body && role < Role::noise) return Role::body;
  return std::max(role, named);
}

}  // namespace

std::vector<Role> find_roles(const Tree& tree) {
  std::vector<Role> roles(tree.size(), Role::neutral);
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag != Tag::text) roles[id] = role_of(tree, id);
  }
  return roles;
}

}  // namespace dateline::html
