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

bool is_text_key(std::string_view key) {
  const auto match = match_field(key);
  return match && match->field == RawField::body && match->rank < summary_rank;
}

namespace {

/// Whether an element is an array that begins with an object that has a title, a text and a date.
bool is_list_of_releases(const simdjson::dom::element& element) {
  simdjson::dom::object first;
  if (!element.is_array() || element.at(0).get(first) != simdjson::SUCCESS) return false;
  bool title = false;
  bool text = false;
  bool date = false;
  for (const auto [key, value] : first) {
    const auto match = match_field(key);
    title = title || (match && match->field == RawField::title);
    text = text || is_text_key(key);
    date = date || (match && match->field == RawField::date);
  }
  return title && text && date;
}

}  // namespace

bool is_release(const simdjson::dom::object& object) {
  bool title = false;
  bool text = false;
  for (const auto [key, value] : object) {
    const auto match = match_field(key);
    title = title || (match && match->field == RawField::title);
    text = text || (is_text_key(key) && !is_list_of_releases(value));
  }
  return title && text;
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

  ReleasesInside chosen() const { return {.outermost = outermost_, .releases = releases()}; }

 private:
  std::vector<std::string_view> releases() const {
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
    bool day = false;       ///< it has a date
    std::size_t found = 0;  ///< releases that stand in it
    bool of_text = false;   ///< an array under the key of a text, perhaps of one in blocks
    std::size_t whole = 0;  ///< releases in it with title, text and date
    bool had_text = false;  ///< what the object around an array under such a key had before it
    bool had_full = false;
  };

  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool single = true;  ///< no other one stands beside it, and it is not in an array
    bool listed = false;
    bool dated = false;
    bool whole = false;      ///< it stands in an array, with title, text and date
    bool describes = false;  ///< it has but a title and a summary, perhaps of what it stands in
  };

  void take_key(std::string_view key) {
    const auto match = skipped_ == 0 ? match_field(key) : std::nullopt;
    behind_text_key_ = match && match->field == RawField::body;
    if (!match) return;
    Frame& frame = frames_.back();
    had_text_ = frame.text;
    had_full_ = frame.full;
    frame.facts = true;
    frame.title |= match->field == RawField::title;
    frame.day |= match->field == RawField::date;
    frame.dated |= match->field == RawField::date || match->field == RawField::url;
    const bool full = match->field == RawField::body && match->rank < summary_rank;
    frame.full |= full;
    frame.text |= full || (match->field == RawField::body && summaries_);
  }

  void open(std::size_t at, bool array, std::string_view key) {
    if (skipped_ > 0 || frames_.size() > deepest) {
      ++skipped_;
    } else {
      frames_.push_back({.begin = at,
                         .array = array,
                         .listed = array && is_list_key(key),
                         .of_text = array && behind_text_key_,
                         .had_text = had_text_,
                         .had_full = had_full_});
    }
    behind_text_key_ = false;
  }

  void close(std::size_t end) {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (frames_.size() == 1) return;
    const Frame frame = frames_.back();
    frames_.pop_back();
    Frame& around = frames_.back();
    if (frames_.size() == 1) outermost_ = frame.title && frame.full;
    if (frame.of_text && frame.whole > 0) {
      // "content": [...] of an answer: a list of releases rather than a text in blocks.
      around.text = frame.had_text;
      around.full = frame.had_full;
    }
    if (!frame.title && !frame.text) {
      if (around.array) release_wrapped(frame, around);
      return;
    }
    const bool whole = around.array && frame.full && frame.day;
    if (keep_found(frame)) return;
    if (!frame.text || (!frame.title && !whole)) return;
    around.whole += whole && frame.title ? 1 : 0;
    const bool beside = ++around.found > 1 && !around.facts;
    if (beside && !found_.empty()) found_.back().single = false;
    found_.push_back({.begin = frame.begin,
                      .end = end,
                      .single = !beside && !around.array,
                      .listed = around.listed,
                      .dated = frame.dated,
                      .whole = whole && frame.title,
                      .describes = !frame.full && !frame.dated});
  }

  /// Takes the only release in an object of an array for one of the array: {"row": {...}}.
  void release_wrapped(const Frame& wrapper, Frame& around) {
    const bool any = !found_.empty() && found_.back().begin > wrapper.begin;
    const bool several = found_.size() > 1 && found_[found_.size() - 2].begin > wrapper.begin;
    if (!any || several || wrapper.facts) return;
    found_.back().single = false;
    ++around.found;
  }

  /// Forgets what was found in an object that it is part of. Whole releases in an array are no part
  /// of one without a text of its own, and a list of releases may have a title. Whether any remain.
  bool keep_found(const Frame& frame) {
    const bool list = !frame.text && !frame.dated;
    const auto remains = [&](const Found& one) {
      return (list && one.dated) || (!frame.full && one.whole);
    };
    bool any = false;
    while (!found_.empty() && found_.back().begin > frame.begin && !any) {
      any = remains(found_.back());
      if (!any) found_.pop_back();
    }
    return any;
  }

  std::string_view json_;
  bool summaries_;
  std::vector<Frame> frames_;     ///< open ones; the first stands for what is outside of the text
  std::size_t skipped_ = 0;       ///< open brackets that are too deep
  bool outermost_ = false;        ///< the outermost object is a release by itself
  bool behind_text_key_ = false;  ///< until its value starts
  bool had_text_ = false;         ///< the innermost object, before the last key
  bool had_full_ = false;
  std::vector<Found> found_;
};

}  // namespace

ReleasesInside find_inner_releases(std::string_view json, bool summaries) {
  InnerReleases finder(json, summaries);
  finder.scan();
  return finder.chosen();
}

}  // namespace dateline
