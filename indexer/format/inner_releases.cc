#include "indexer/format/inner_releases.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "common/text/ascii.h"
#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

// Keys of an outer object with the releases, without case and marks: JSON Feed, common API
// responses, feeds converted from XML.
constexpr auto list_keys = std::to_array<std::string_view>({
    "items",   "item",     "newsitems",     "results",      "articles",      "newsarticles",
    "stories", "releases", "pressreleases", "newsreleases", "mediareleases", "documents",
    "docs",    "entries",  "entry",         "posts",        "records",       "data",
    "news",    "hits",     "edges",
});

}  // namespace

bool is_list_key(std::string_view key) {
  std::string folded;
  for (const char c : key) {
    if (c != '_' && c != '-' && c != ' ') folded += to_lower(c);
  }
  return std::ranges::find(list_keys, folded) != list_keys.end();
}

namespace {

/// Scans the brackets and keys of a text.
class InnerReleases {
 public:
  InnerReleases(std::string_view json, bool summaries)
      : json_(json), summaries_(summaries), frames_(1) {}

  void scan() {
    std::string_view string;
    for (std::size_t at = 0; at < json_.size(); ++at) {
      const char c = json_[at];
      if (c == '"') {
        const std::size_t begin = at + 1;
        for (++at; at < json_.size() && json_[at] != '"'; ++at) at += json_[at] == '\\' ? 1 : 0;
        string = json_.substr(begin, std::min(at, json_.size()) - begin);
      } else if (c == ':') {
        take_key(string);
      } else if (c == '{' || c == '[') {
        open(at, c == '[', string);
      } else if (c == '}' || c == ']') {
        close(at + 1);
      }
    }
  }

  std::vector<std::string_view> chosen() const {
    const bool grouped = std::ranges::any_of(found_, [](const Found& one) { return !one.single; });
    const bool single =
        std::ranges::any_of(found_, [](const Found& one) { return one.single && !one.describes; });
    const bool listed = std::ranges::any_of(found_, &Found::listed);
    std::vector<std::string_view> releases;
    if (!grouped || (single && !listed)) return releases;
    for (const Found& one : found_) {
      if (one.describes && one.single) continue;
      releases.push_back(json_.substr(one.begin, one.end - one.begin));
    }
    return releases;
  }

 private:
  static constexpr std::size_t deepest = 6;

  struct Frame {
    std::size_t begin = 0;
    bool array = false;
    bool listed = false;  ///< under one of list_keys
    bool facts = false;   ///< it has fields of a release, so what stands under keys is part of it
    bool title = false;
    bool text = false;
    bool full = false;      ///< the text is no summary
    bool dated = false;     ///< it has a date or URL, unlike the sections of a text
    std::size_t found = 0;  ///< releases that stand in it
  };

  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool single = true;  ///< no other one stands beside it, and it is not in an array
    bool listed = false;
    bool dated = false;
    bool describes = false;  ///< it has but a title and a summary, perhaps of what it stands in
  };

  void take_key(std::string_view key) {
    const auto match = skipped_ == 0 ? match_field(key) : std::nullopt;
    if (!match) return;
    frames_.back().facts = true;
    frames_.back().title |= match->field == RawField::title;
    frames_.back().dated |= match->field == RawField::date || match->field == RawField::url;
    const bool full = match->field == RawField::body && match->rank < summary_rank;
    frames_.back().full |= full;
    frames_.back().text |= full || (match->field == RawField::body && summaries_);
  }

  void open(std::size_t at, bool array, std::string_view key) {
    if (skipped_ > 0 || frames_.size() > deepest) {
      ++skipped_;
    } else {
      frames_.push_back({.begin = at, .array = array, .listed = array && is_list_key(key)});
    }
  }

  void close(std::size_t end) {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (frames_.size() == 1) return;
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (!frame.title && !frame.text) return;
    // What it holds is part of it, but that a list of releases may have a title.
    const bool list = !frame.text && !frame.dated;
    while (!found_.empty() && found_.back().begin > frame.begin && !(list && found_.back().dated)) {
      found_.pop_back();
    }
    if (!frame.title || !frame.text) return;
    Frame& around = frames_.back();
    const bool beside = ++around.found > 1 && !around.facts;
    if (beside && !found_.empty()) found_.back().single = false;
    found_.push_back({.begin = frame.begin,
                      .end = end,
                      .single = !beside && !around.array,
                      .listed = around.listed,
                      .dated = frame.dated,
                      .describes = !frame.full && !frame.dated});
  }

  std::string_view json_;
  bool summaries_;
  std::vector<Frame> frames_;  ///< open ones; the first stands for what is outside of the text
  std::size_t skipped_ = 0;    ///< open brackets that are too deep
  std::vector<Found> found_;
};

}  // namespace

std::vector<std::string_view> find_inner_releases(std::string_view json, bool summaries) {
  InnerReleases finder(json, summaries);
  finder.scan();
  return finder.chosen();
}

}  // namespace dateline
