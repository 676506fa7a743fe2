#include "indexer/html/saver_note.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/ascii.h"
#include "indexer/reader/url.h"

namespace dateline::html {
namespace {

constexpr std::size_t searched = 4096;  ///< bytes at either end of a page

/// A text in a comment and the marks around it.
struct Between {
  std::string_view after;
  std::string_view before;
};

/// How a saver writes its note.
struct Saver {
  std::string_view mark;  ///< only its notes have it
  std::optional<Between> url;
  std::optional<Between> saved;
};

/// In lower case. The first whose mark a comment has counts.
constexpr std::array savers{
    Saver{"saved from url=(", Between{")", "\n"}, {}},
    Saver{"by httrack website copier", Between{"mirrored from ", " by httrack"},
          Between{"], ", "\n"}},
    Saver{"page saved with singlefile", Between{"url: ", "\n"}, Between{"saved date: ", "\n"}},
    Saver{"using monolith", Between{"saved from ", " at "}, Between{" at ", " using "}},
    Saver{"file archived on ", {}, Between{"file archived on ", " and retrieved"}},
};

std::string find_between(std::string_view comment, std::string_view lower,
                         const std::optional<Between>& place) {
  if (!place) return {};
  std::size_t begin = lower.find(place->after);
  if (begin == lower.npos) return {};
  begin += place->after.size();
  const std::size_t end = std::min(lower.find(place->before, begin), lower.size());
  return std::string(trimmed<is_white_space>(comment.substr(begin, end - begin)));
}

SaverNote read_comment(std::string_view comment) {
  const std::string lower = lowered(comment);
  for (const Saver& saver : savers) {
    if (lower.find(saver.mark) == lower.npos) continue;
    SaverNote note{find_between(comment, lower, saver.url),
                   find_between(comment, lower, saver.saved)};
    // HTTrack leaves out the scheme. What is no address is a file on somebody's disk.
    if (saver.mark.starts_with("by httrack") && !note.url.empty() && !is_web_address(note.url)) {
      note.url.insert(0, "http://");
    }
    if (!is_web_address(note.url)) note.url.clear();
    return note;
  }
  return {};
}

void read_part(std::string_view part, SaverNote& note) {
  constexpr std::string_view begin_mark = "<!--";
  for (std::size_t begin = part.find(begin_mark); begin != part.npos;) {
    begin += begin_mark.size();
    const std::size_t end = std::min(part.find("-->", begin), part.size());
    SaverNote found = read_comment(part.substr(begin, end - begin));
    if (note.url.empty()) note.url = std::move(found.url);
    if (note.saved.empty()) note.saved = std::move(found.saved);
    begin = part.find(begin_mark, end);
  }
}

/// The address that the Wayback Machine hands to its script ("__wm.wombat(\"http://...\", ...").
std::string read_wombat(std::string_view page) {
  constexpr std::string_view call = "__wm.wombat(\"";
  const std::size_t begin = page.substr(0, searched).find(call);
  if (begin == page.npos) return {};
  const std::string_view address = page.substr(begin + call.size(), searched);
  const std::string_view url = address.substr(0, address.find('"'));
  return is_web_address(url) ? std::string(url) : std::string();
}

}  // namespace

SaverNote read_saver_note(std::string_view page) {
  SaverNote note;
  read_part(page.substr(0, searched), note);
  if (page.size() > searched) {
    read_part(page.substr(std::max(searched, page.size() - searched)), note);
  }
  if (note.url.empty()) note.url = read_wombat(page);
  return note;
}

}  // namespace dateline::html
