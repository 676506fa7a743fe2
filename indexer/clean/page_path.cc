#include "indexer/clean/page_path.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/prose/headline.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

/// A mark between the parts of a path.
struct PathMark {
  std::size_t size = 0;  ///< bytes, 0 for none
  bool certain = false;  ///< whether it stands alone for a path, not only in a row
};

PathMark path_mark_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '>':
      return {1, true};
    case '/':
    case '|': {
      const bool spaced = at > 0 && text[at - 1] == ' ' && text.substr(at + 1).starts_with(' ');
      return {spaced ? 1U : 0U, false};
    }
    case ':': {
      const bool spaced = at > 0 && text[at - 1] == ' ' && text.substr(at).starts_with(":: ");
      return {spaced ? 2U : 0U, false};
    }
    case '\xC2':
      // Behind «, it closes a quotation.
      return {text.substr(at).starts_with("»") ? 2U : 0U, text.find("«") == text.npos};
    case '\xE2':
      return {text.substr(at).starts_with("›") ? 3U : 0U, true};
    case '\xEF':
      return {text.substr(at).starts_with("＞") ? 3U : 0U, true};
    default:
      return {};
  }
}

}  // namespace

bool is_page_path(std::string_view line, bool first_line) {
  constexpr std::size_t longest = 240;  // bytes
  constexpr std::size_t most_words = 4;
  static constexpr std::array<std::string_view, 12> labels{
      "You are here", "Sie sind hier", "Vous êtes ici", "Você está aqui", "Estás en", "Ti trovi in",
      "当前位置",     "现在位置",      "您的位置",      "目前位置",       "現在位置", "현재위치"};
  if (line.size() > longest) return false;
  const auto* const label =
      std::ranges::find_if(labels, [&](std::string_view one) { return line.starts_with(one); });
  const bool labelled = label != labels.end();
  if (labelled) {
    line.remove_prefix(label->size());
    while (!line.empty() && (line.front() == ':' || line.front() == ' ')) line.remove_prefix(1);
  }
  std::size_t found = 0;
  bool certain = false;
  std::string_view first;
  std::size_t begin = 0;
  const auto is_short = [](std::string_view part) { return count_words(part) <= most_words; };
  for (std::size_t at = 0; at < line.size(); ++at) {
    const PathMark mark = path_mark_at(line, at);
    if (mark.size == 0) continue;
    const auto part = line.substr(begin, at - begin);
    if (!is_short(part)) return false;
    if (found++ == 0) first = part;
    certain = certain || mark.certain;
    begin = at + mark.size;
  }
  if (found == 0) return false;
  const bool short_end = is_short(line.substr(begin));
  const bool from_home = phrase_kind(first) == PhraseKind::menu;
  if (from_home || labelled) return found > 1 || certain || short_end;
  const std::size_t least = first_line ? 3 : 2;
  return (short_end || found > 1) && (certain || (short_end && found >= least));
}

}  // namespace dateline
