#include "indexer/html/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/clean/date_finder.h"
#include "indexer/html/ascii.h"
#include "indexer/html/page.h"

namespace dateline::html {
namespace {

/// Begins of sentences that no article holds, lower case.
constexpr auto sentence_starts = std::to_array<std::string_view>({"sign up for our",
                                                                  "sign up to our",
                                                                  "sign up here",
                                                                  "subscribe to our",
                                                                  "subscribe now",
                                                                  "follow us on",
                                                                  "like us on",
                                                                  "click here to subscribe",
                                                                  "click here to sign",
                                                                  "read more:",
                                                                  "read also:",
                                                                  "also read:",
                                                                  "related:",
                                                                  "see also:",
                                                                  "read next:",
                                                                  "image credit",
                                                                  "all rights reserved",
                                                                  "copyright \u00A9",
                                                                  "\u00A9",
                                                                  "story continues below",
                                                                  "article continues below",
                                                                  "support our journalism",
                                                                  "download our app",
                                                                  "download the app",
                                                                  "join our newsletter"});

/// Begins of short lines beside an article, lower case, in the languages that archives hold most.
constexpr auto notice_starts = std::to_array<std::string_view>({"advertisement",
                                                                "sponsored",
                                                                "share this",
                                                                "share on",
                                                                "share:",
                                                                "share via",
                                                                "share article",
                                                                "tweet",
                                                                "email this",
                                                                "print this",
                                                                "print article",
                                                                "follow us",
                                                                "follow @",
                                                                "like us on",
                                                                "subscribe to",
                                                                "subscribe now",
                                                                "subscribe for",
                                                                "sign up for",
                                                                "sign up to",
                                                                "sign up here",
                                                                "read more",
                                                                "read also",
                                                                "also read",
                                                                "read next",
                                                                "see also",
                                                                "more:",
                                                                "related:",
                                                                "related stories",
                                                                "related articles",
                                                                "related posts",
                                                                "continue reading",
                                                                "click here to",
                                                                "click to",
                                                                "skip to",
                                                                "scroll down",
                                                                "story continues",
                                                                "article continues",
                                                                "recommended",
                                                                "you may also",
                                                                "you might also",
                                                                "don't miss",
                                                                "watch:",
                                                                "watch now",
                                                                "listen:",
                                                                "photo:",
                                                                "photo by",
                                                                "photos:",
                                                                "image:",
                                                                "image credit",
                                                                "image source",
                                                                "picture:",
                                                                "getty images",
                                                                "file photo",
                                                                "copyright \u00A9",
                                                                "\u00A9",
                                                                "all rights reserved",
                                                                "tags:",
                                                                "tagged",
                                                                "filed under",
                                                                "categories:",
                                                                "category:",
                                                                "posted in",
                                                                "topics:",
                                                                "topic(s):",
                                                                "loading",
                                                                "please enable",
                                                                "leave a comment",
                                                                "leave a reply",
                                                                "comments (",
                                                                "back to top",
                                                                "view comments",
                                                                "show comments",
                                                                "join the conversation",
                                                                "download the app",
                                                                "enable javascript",
                                                                "this video",
                                                                "play video",
                                                                "lesen sie auch",
                                                                "lire :",
                                                                "lire:",
                                                                "voir aussi",
                                                                "mehr zum thema",
                                                                "lire aussi",
                                                                "\u00E0 lire aussi",
                                                                "lea tambi\u00E9n",
                                                                "leer m\u00E1s",
                                                                "leia tamb\u00E9m",
                                                                "leggi anche"});

constexpr auto appendix_starts = std::to_array<std::string_view>(
    {"related",      "more from",        "more on",        "more in",         "more news",
     "more stories", "more articles",    "read more",      "read next",       "recommended",
     "you may also", "you might also",   "most read",      "most popular",    "popular",
     "trending",     "latest news",      "latest stories", "latest posts",    "recent posts",
     "recent news",  "other news",       "other stories",  "comments",        "leave a",
     "join the",     "share this",       "follow us",      "subscribe",       "newsletter",
     "sign up",      "about the author", "see also",       "further reading", "also on",
     "up next",      "next article",     "tags",           "keep reading",    "what to read next",
     "similar",      "don't miss",       "top stories",    "sponsored"});

/// What captions say of their picture.
constexpr auto credit_phrases = std::to_array<std::string_view>(
    {"getty images", "(photo by", "(photo:", "(photo courtesy", "photo credit",
     "photograph:", "photo illustration", "image credit", "(image:", "shutterstock", "file photo",
     "/ap photo", "(ap photo", "foto:", "photo :"});

/// What readers wrote, letters alone.
constexpr auto comment_names =
    std::to_array<std::string_view>({"comment",
                                     "comments",
                                     "response",
                                     "responses",
                                     "reply",
                                     "replies",
                                     "thoughtson",
                                     "thoughton",
                                     "kommentar",
                                     "kommentare",
                                     "commentaire",
                                     "commentaires",
                                     "comentario",
                                     "comentarios",
                                     "coment\u00E1rio",
                                     "coment\u00E1rios",
                                     "commento",
                                     "commenti",
                                     "reacties",
                                     "kommentarer",
                                     "komentarz",
                                     "komentarze",
                                     "komentarzy",
                                     "\u043A\u043E\u043C\u043C\u0435\u043D\u0442",
                                     "\u03C3\u03C7\u03CC\u03BB\u03B9\u03B1",
                                     "\u8BC4\u8BBA",
                                     "\u30B3\u30E1\u30F3\u30C8",
                                     "\uB313\uAE00",
                                     "\u062A\u0639\u0644\u064A\u0642"});

/// Parts of the sentence by which a site asks to set cookies, lower case.
constexpr auto cookie_phrases = std::to_array<std::string_view>(
    {"use cookies",       "uses cookies",       "use of cookies",      "cookie policy",
     "cookies policy",    "using cookies",      "cookies to ",         "verwenden cookies",
     "verwendet cookies", "nutzen cookies",     "utilise des cookies", "utilisons des cookies",
     "usamos cookies",    "utilizamos cookies", "utiliza cookies",     "usa cookies",
     "utilizza cookie",   "utilizza i cookie",  "pliki cookie",        "plik\u00F3w cookie",
     "gebruikt cookies",  "gebruiken cookies"});

/// Begins of sentences that say where an article stood before, lower case.
constexpr auto reprint_starts = std::to_array<std::string_view>(
    {"a version of this article", "a version of this story", "this article was originally",
     "this story was originally", "this post was originally", "this article first appeared",
     "this story first appeared", "this article appeared in", "this article appears in"});

/// Headings that name what follows an article, letters and digits alone.
constexpr auto appendix_names = std::to_array<std::string_view>({"relatedstories",
                                                                 "relatedarticles",
                                                                 "relatedposts",
                                                                 "relatednews",
                                                                 "relatedcontent",
                                                                 "related",
                                                                 "relatedlinks",
                                                                 "relatedtopics",
                                                                 "comments",
                                                                 "abouttheauthor",
                                                                 "sharethis",
                                                                 "tags",
                                                                 "mostread",
                                                                 "mostpopular",
                                                                 "newsletter",
                                                                 "leaveareply",
                                                                 "leaveacomment",
                                                                 "recommended",
                                                                 "recommendedforyou",
                                                                 "readmore",
                                                                 "readnext",
                                                                 "seealso",
                                                                 "upnext",
                                                                 "trending",
                                                                 "latestnews",
                                                                 "morenews",
                                                                 "morestories",
                                                                 "topstories",
                                                                 "recentposts",
                                                                 "youmayalsolike",
                                                                 "youmightalsolike",
                                                                 "dontmiss",
                                                                 "popularposts",
                                                                 "jointheconversation",
                                                                 "morefromthissection",
                                                                 "advertisement",
                                                                 "trendingnow"});

/// Whole lines that are the label of a control, letters and digits alone.
constexpr auto control_labels = std::to_array<std::string_view>({"share",
                                                                 "tweet",
                                                                 "email",
                                                                 "print",
                                                                 "facebook",
                                                                 "twitter",
                                                                 "whatsapp",
                                                                 "pinit",
                                                                 "pinterest",
                                                                 "linkedin",
                                                                 "reddit",
                                                                 "comments",
                                                                 "comment",
                                                                 "save",
                                                                 "subscribe",
                                                                 "menu",
                                                                 "close",
                                                                 "next",
                                                                 "previous",
                                                                 "skipad",
                                                                 "follow",
                                                                 "copylink",
                                                                 "flipboard",
                                                                 "readmore",
                                                                 "more",
                                                                 "advertisement",
                                                                 "shareonfacebook",
                                                                 "shareontwitter",
                                                                 "login",
                                                                 "signin",
                                                                 "signup",
                                                                 "viewpostoninstagram",
                                                                 "viewthispostoninstagram",
                                                                 "printfriendly",
                                                                 "linkcopied",
                                                                 "gallery",
                                                                 "video",
                                                                 "photos",
                                                                 "ad",
                                                                 "top",
                                                                 "home",
                                                                 "reprints"});

constexpr auto byline_starts = std::to_array<std::string_view>({"by ",
                                                                "published",
                                                                "posted",
                                                                "updated",
                                                                "last updated",
                                                                "last modified",
                                                                "first published",
                                                                "written by",
                                                                "for immediate release",
                                                                "author:",
                                                                "date:",
                                                                "press release",
                                                                "news release",
                                                                "von ",
                                                                "par ",
                                                                "por ",
                                                                "release date",
                                                                "written",
                                                                "story by",
                                                                "reported by",
                                                                "modified",
                                                                "created",
                                                                "published:",
                                                                "media release"});

template <std::size_t N>
bool starts_with_any(const std::string& text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&text](std::string_view start) { return text.starts_with(start); });
}

template <std::size_t N>
bool is_one_of(const std::string& text, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

/// Lower case, without the marks that stand before it.
std::string opening(std::string_view line) {
  while (!line.empty() && (is_space(line.front()) || line.front() == '-' || line.front() == '>' ||
                           line.front() == '|' || line.front() == '[' || line.front() == '(')) {
    line.remove_prefix(1);
  }
  return lowered(line.substr(0, 40));
}

}  // namespace

bool is_notice(std::string_view line, bool is_sentence) {
  const std::string begin = opening(line);
  return is_one_of(folded(line), control_labels) || starts_with_any(begin, sentence_starts) ||
         (!is_sentence && starts_with_any(begin, notice_starts));
}

bool is_photo_credit(std::string_view line) {
  const std::string text = lowered(line);
  return std::any_of(
      credit_phrases.begin(), credit_phrases.end(),
      [&text](std::string_view phrase) { return text.find(phrase) != std::string::npos; });
}

bool opens_appendix(std::string_view heading) {
  return starts_with_any(opening(heading), appendix_starts);
}

bool names_appendix(std::string_view heading) {
  return is_one_of(folded(heading), appendix_names);
}

bool counts_comments(std::string_view heading) {
  const std::string letters = folded(heading);
  const std::size_t begin = letters.find_first_not_of("0123456789");
  if (begin == std::string::npos) return false;
  const std::size_t end = letters.find_last_not_of("0123456789") + 1;
  if (begin == 0 && end == letters.size()) return false;
  const std::string_view name = std::string_view(letters).substr(begin, end - begin);
  return std::any_of(comment_names.begin(), comment_names.end(), [&](std::string_view known) {
    return name == known || (begin > 0 && name.starts_with(known));
  });
}

bool is_page_notice(std::string_view sentence) {
  const std::string text = lowered(sentence);
  return starts_with_any(text, reprint_starts) ||
         std::any_of(
             cookie_phrases.begin(), cookie_phrases.end(),
             [&text](std::string_view phrase) { return text.find(phrase) != std::string::npos; });
}

bool is_byline(std::string_view line) {
  const std::string text = lowered(line);
  if (text.ends_with(" ago") || text.ends_with(" read")) return true;

  return starts_with_any(opening(line), byline_starts);
}

bool has_date(std::string_view line) {
  return find_date(line, 0, DateRange{}).has_value();
}

}  // namespace dateline::html
