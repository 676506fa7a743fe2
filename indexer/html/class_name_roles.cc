#include "indexer/html/roles.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <unordered_map>

#include "common/text/ascii.h"
#include "indexer/html/class_names.h"

namespace dateline::html {
namespace {

using Words = std::unordered_map<std::string, Role>;

constexpr auto body_owners =
    std::to_array<std::string_view>({"article", "story", "entry", "post", "news", "blog", "release",
                                     "press", "body", "node", "single", "wp", "item", "pr"});
constexpr auto body_parts = std::to_array<std::string_view>(
    {"body", "content", "text", "copy", "main", "bodytext", "paragraphs"});

/// Words, and pairs of adjacent words written as one, that give an element a role.
Words make_words() {
  Words words;
  const auto add = [&words](Role role, std::initializer_list<std::string_view> list) {
    for (const std::string_view word : list) words.emplace(word, role);
  };
  add(Role::hidden, {"sronly", "screenreader", "visuallyhidden", "visualhidden", "elementinvisible",
                     "elementhidden", "offscreen", "assistivetext", "preheader"});
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
      {"auteur",    "autor",     "autore",     "signature",    "aboutauthor", "author",
       "authorbio", "authorbox", "authorinfo", "authors",      "avatar",      "badge",
       "bio",       "byline",    "bylines",    "caption",      "captions",    "categories",
       "category",  "copyright", "credit",     "credits",      "cutline",     "date",
       "datetime",  "eyebrow",   "filedunder", "keywords",     "kicker",      "lastupdated",
       "meta",      "metadata",  "minread",    "photographer", "postedon",    "postinfo",
       "postmeta",  "pubdate",   "published",  "pullquote",    "readingtime", "readtime",
       "tags",      "taglist",   "timestamp",  "tooltip",      "toc",         "tableofcontents",
       "updated"});
  add(Role::box, {"actions",   "alert",  "btn",     "button", "buttons", "card",    "embed",
                  "gallery",   "icons",  "image",   "images", "jump",    "labels",  "media",
                  "photo",     "photos", "picture", "player", "rating",  "ratings", "slider",
                  "slideshow", "source", "stats",   "teaser", "teasers", "thumb",   "thumbnail",
                  "tools",     "topics", "video",   "views",  "votes",   "widget"});
  // Words that only start like others.
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

/// Prefixes that mean the same whatever follows: "commentlist", "relatedposts".
constexpr auto noise_stems = std::to_array<std::string_view>(
    {"advert", "breadcrumb", "footer", "newsletter", "promo", "recommend", "related", "sharebar",
     "sharebox", "sharebutton", "sharedaddy", "sharelink", "sharetool", "sidebar", "social",
     "sponsor"});

Role role_of_word(const std::string& word) {
  if (word.empty()) return Role::neutral;
  const auto found = known_words().find(word);
  if (found != known_words().end()) return found->second;
  if (word.starts_with("comment")) return Role::comments;
  const bool noise =
      std::any_of(noise_stems.begin(), noise_stems.end(), [&word](std::string_view stem) {
        return stem.front() == word.front() && word.starts_with(stem);
      });
  return noise ? Role::noise : Role::neutral;
}

/// Splits a class name or id into lower-case words at non-letters and camel-case boundaries. A few
/// letters among digits ("c69ad3", generated by a program) are not a word, and come out empty.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view name) : name_(name) {}

  bool next(std::string& word) {
    word.clear();
    while (at_ < name_.size() && !is_letter(name_[at_])) ++at_;
    if (at_ == name_.size()) return false;
    const bool behind_digit = at_ > 0 && is_digit(name_[at_ - 1]);
    while (at_ < name_.size() && is_letter(name_[at_])) {
      const char c = name_[at_];
      const bool capital = c >= 'A' && c <= 'Z';
      if (capital && !word.empty() && name_[at_ - 1] >= 'a') break;
      word.push_back(to_lower(c));
      ++at_;
    }
    if (word.size() <= longest_scrap && (behind_digit || is_before_digits_and_letter())) {
      word.clear();
    }
    return true;
  }

 private:
  static constexpr std::size_t longest_scrap = 3;

  bool is_before_digits_and_letter() const {
    std::size_t end = at_;
    while (end < name_.size() && is_digit(name_[end])) ++end;
    return end > at_ && end < name_.size() && is_letter(name_[end]);
  }

  std::string_view name_;
  std::size_t at_ = 0;
};

/// Names that describe features of a page or the category of a post, not the element itself.
bool is_qualifier(std::string_view first_word) {
  static constexpr auto qualifiers =
      std::to_array<std::string_view>({"has", "with", "without", "no", "hide", "tag", "category",
                                       "cat", "term", "topic", "is", "js", "type"});
  return std::find(qualifiers.begin(), qualifiers.end(), first_word) != qualifiers.end();
}

/// The role of one class name or id: the strongest that a word of it or a pair of words gives.
Role role_of_class_name(std::string_view name) {
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

}  // namespace

Role role_of_class_names(std::string_view names) {
  Role role = Role::neutral;
  bool body = false;
  any_class_name(names, [&](std::string_view name) {
    const Role one = role_of_class_name(name);
    body = body || one == Role::body;
    role = std::max(role, one);
    return false;
  });
  return body && role != Role::hidden ? Role::body : role;
}

}  // namespace dateline::html
