#include "indexer/prose/phrases.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases_table.h"

namespace dateline {
namespace {

constexpr std::array phrase_kind_names{
    std::pair{std::string_view("menu"), PhraseKind::menu},
    std::pair{std::string_view("notice"), PhraseKind::notice},
    std::pair{std::string_view("opening"), PhraseKind::opening},
    std::pair{std::string_view("closing"), PhraseKind::closing},
    std::pair{std::string_view("aftermath"), PhraseKind::aftermath},
    std::pair{std::string_view("date_label"), PhraseKind::date_label},
    std::pair{std::string_view("author_label"), PhraseKind::author_label},
    std::pair{std::string_view("contact_label"), PhraseKind::contact_label},
    std::pair{std::string_view("legal_label"), PhraseKind::legal_label},
    std::pair{std::string_view("related_label"), PhraseKind::related_label}};

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
};

/// Kinds of phrases by LineKey.
using KindsByPhrase = std::unordered_map<std::string, PhraseKind, KeyHash, std::equal_to<>>;

KindsByPhrase read_phrases() {
  KindsByPhrase table;
  for (const auto& [kind, phrase] : table_rows<2>(phrases_table)) {
    const auto* const known =
        std::ranges::find(phrase_kind_names, kind, &decltype(phrase_kind_names)::value_type::first);
    if (known != phrase_kind_names.end()) table.emplace(LineKey(phrase).view(), known->second);
  }
  return table;
}

/// "###", "# # #", "*** ## ***".
bool is_row_of_hashes(std::string_view line) {
  return line.find_first_not_of("# -*") == std::string_view::npos &&
         std::ranges::count(line, '#') >= 2;
}

/// Whether these are three bytes of a character from U+2000 to U+27FF: a dash, an arrow, a bullet,
/// never a letter.
bool is_symbol(std::string_view character) {
  return character.size() == 3 && character[0] == '\xE2' &&
         static_cast<unsigned char>(character[1]) < 0xA0;
}

/// A line without blanks, dashes, bullets and arrows around its words: "– 30 –", "› News".
std::string_view without_symbols(std::string_view line) {
  constexpr std::size_t size = 3;  // bytes
  while (true) {
    line = trimmed(line);
    if (is_symbol(line.substr(0, size))) {
      line.remove_prefix(size);
    } else if (line.size() > size && is_symbol(line.substr(line.size() - size))) {
      line.remove_suffix(size);
    } else {
      return line;
    }
  }
}

}  // namespace

PhraseKind phrase_kind(std::string_view line) {
  static const KindsByPhrase table = read_phrases();
  line = without_symbols(line);
  if (line.empty() || line.size() > 2 * LineKey::capacity) return PhraseKind::none;
  if (is_row_of_hashes(line)) return PhraseKind::closing;
  const LineKey key(line);
  if (key.view().empty()) return PhraseKind::none;
  const auto found = table.find(key.view());
  if (found == table.end()) return PhraseKind::none;
  // "Contact" is a link, "Contact:" has names below it.
  if (key.view() == "contact" && line.ends_with(':')) return PhraseKind::contact_label;
  // The only number that closes a release by itself is the telegraphist's "30".
  if (key.view() == "00" && line.find("30") == std::string_view::npos) return PhraseKind::none;
  return found->second;
}

}  // namespace dateline
