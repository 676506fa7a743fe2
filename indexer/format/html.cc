#include "indexer/format/forms.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/charset/charset.h"
#include "indexer/format/page_in_field.h"
#include "indexer/html/extract.h"
#include "indexer/html/markup_reader.h"
#include "indexer/html/saver_note.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

using html::Piece;
using html::Tag;

constexpr std::size_t sample_limit = std::size_t{64} * 1024;
constexpr std::size_t many_elements = 10;  ///< minimum block elements of a page without a head

/// The bytes with their ASCII characters readable: UTF-16, which needs `room`, without its zero
/// bytes.
std::string_view ascii_view(std::string_view bytes, std::string& room) {
  bytes = bytes.substr(0, sample_limit);
  if (bytes.find('\0') == bytes.npos) return bytes;
  room = bytes;
  room.erase(std::remove(room.begin(), room.end(), '\0'), room.end());
  return room;
}

bool says_html(const Sample& sample) {
  if (sample.hints != nullptr && sample.hints->content_type.starts_with("text/html")) return true;
  const std::string name = lowered(sample.name);
  return name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
}

bool opens_page(Tag tag) {
  return tag == Tag::html || tag == Tag::head || tag == Tag::body;
}

/// Whether the markup is that of a page: it starts with an element specific to pages, or has many
/// structural ones.
bool looks_like_page(std::string_view text, bool named) {
  html::MarkupReader reader(text);
  Piece piece;
  std::size_t blocks = 0;
  bool first = true;
  while (reader.next(piece)) {
    if (piece.kind == Piece::Kind::text) {
      const bool blank = std::all_of(piece.text.begin(), piece.text.end(), is_html_space);
      if (!blank && first && !named) return false;
      continue;
    }
    if (first && piece.tag == Tag::other && !named) return false;
    if (opens_page(piece.tag)) return true;
    first = false;
    if (html::is_block(piece.tag) && piece.kind == Piece::Kind::start_tag) ++blocks;
    if (blocks >= (named ? 1 : many_elements)) return true;
  }
  return false;
}

}  // namespace

bool HtmlPage::recognises(const Sample& sample) const {
  std::string room;
  std::string_view text = ascii_view(sample.bytes, room);
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  const std::string_view begin = trimmed<is_html_space>(text);
  if (equals_ignoring_case(begin.substr(0, 14), "<!doctype html")) return true;
  return looks_like_page(begin, says_html(sample) || begins_page(begin));
}

Result<RawRelease> HtmlPage::parse(const Record& record) const {
  DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::html);
  html::SaverNote note = html::read_saver_note(decoded.text);
  html::ExtractHints hints;
  hints.url = record.hints.url;
  if (hints.url.empty()) hints.url = std::move(note.url);
  hints.most_nodes = record.most_elements;
  hints.explanation = record.explanation;
  Result<html::Article> article = html::extract_article(decoded.text, hints);
  if (!article) return pass(article);
  RawRelease raw = release_of(*std::move(article));
  raw.captured = std::move(note.saved);
  raw.undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
