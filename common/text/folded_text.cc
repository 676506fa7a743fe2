#include "common/text/folded_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "common/text/byte_word.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_ascii_byte(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

// Characters that are folded already and compose with none before them: those that most texts hold,
// so that few are looked up.
bool is_known_to_stay(unsigned code) {
  return (code >= 0x4E00 && code < 0xA000) ||  // ideographs
         (code >= 0xAC00 && code < 0xD7A4) ||  // Hangul syllables
         (code >= 0xE0 && code < 0x100) ||     // Latin-1 in lower case
         (code >= 0x2010 && code < 0x2027) ||  // dashes and quotation marks
         (code >= 0x3041 && code < 0x3097) ||  // kana
         (code >= 0x30A1 && code < 0x30FB) || code == 0x3001 || code == 0x3002 ||
         (code >= 0x430 && code < 0x460) || code == 0xA0;  // Cyrillic; no-break space
}

// TM, SM and their like say nothing about the word before them, nor belong to it.
bool is_trade_mark(unsigned code) {
  return code == 0x2122 || code == 0x2120 || (code >= 0x1F16A && code <= 0x1F16C);
}

bool is_word_of_its_own(unsigned code) {
  if (u_charType(static_cast<UChar32>(code)) == U_OTHER_SYMBOL) return true;
  const int type = u_getIntPropertyValue(static_cast<UChar32>(code), UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_CIRCLE || type == U_DT_SQUARE || type == U_DT_FRACTION;
}

const icu::Normalizer2* casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return U_FAILURE(status) ? nullptr : form;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

bool is_folded(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.isNormalizedUTF8(piece(text), status) != 0 || U_FAILURE(status);
}

std::string folded(const icu::Normalizer2& form, std::string_view text) {
  const Utf8Character first = utf8_character(text, 0);
  if (is_trade_mark(first.code)) return std::string(text);
  if (first.code == 0x130) return "i";
  std::string result;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&result);
  form.normalizeUTF8(0, piece(text), sink, nullptr, status);
  // Spaces of all widths, and spacing accents, which are folded to a space and a combining mark.
  if (U_FAILURE(status) || result.starts_with(' ')) return std::string(text);
  if (first.size == text.size() && is_word_of_its_own(first.code)) return ' ' + result + ' ';
  return result;
}

}  // namespace

FoldedText::FoldedText(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = bytes_before(load_bytes(text, at) & high_bits);
    at += ascii;
    if (ascii < sizeof(ByteWord) && at < text.size()) at = fold_run(at);
  }
  if (is_copy_) copy_.append(text_, copied_);
}

/// Folds the characters from `begin` to the next ASCII character, and returns where that is.
std::size_t FoldedText::fold_run(std::size_t begin) {
  std::size_t end = begin;
  bool stays = true;
  while (end < text_.size() && !is_ascii_byte(text_[end])) {
    const Utf8Character character = utf8_character(text_, end);
    stays = stays && is_known_to_stay(character.code);
    end += character.size;
  }
  if (stays) return end;
  const icu::Normalizer2* const form = casefold();
  if (form == nullptr) return end;
  const auto joins_the_last = [&](std::size_t at) {
    const unsigned code = utf8_character(text_, at).code;
    return !is_known_to_stay(code) && form->hasBoundaryBefore(static_cast<UChar32>(code)) == 0;
  };
  if (joins_the_last(begin) && begin > copied_) --begin;
  if (is_folded(*form, text_.substr(begin, end - begin))) return end;
  for (std::size_t at = begin; at < end;) {
    const Utf8Character character = utf8_character(text_, at);
    bool known = is_known_to_stay(character.code);
    std::size_t next = at + character.size;
    while (next < end && joins_the_last(next)) {
      known = false;
      next += utf8_character(text_, next).size;
    }
    const std::string_view here = text_.substr(at, next - at);
    if (!known && !is_folded(*form, here)) replace(at, next, folded(*form, here));
    at = next;
  }
  return end;
}

void FoldedText::replace(std::size_t begin, std::size_t end, std::string_view by) {
  if (by == text_.substr(begin, end - begin)) return;
  is_copy_ = true;
  copy_.append(text_, copied_, begin - copied_);
  const std::size_t folded_begin = copy_.size();
  copy_ += by;
  copied_ = end;
  changes_.push_back({folded_begin, copy_.size(), begin, end});
}

const FoldedText::Change* FoldedText::change_before(std::size_t limit) {
  while (seen_ < changes_.size() && changes_[seen_].folded_begin < limit) ++seen_;
  while (seen_ > 0 && changes_[seen_ - 1].folded_begin >= limit) --seen_;
  return seen_ == 0 ? nullptr : &changes_[seen_ - 1];
}

std::size_t FoldedText::original_begin(std::size_t at) {
  const Change* const change = change_before(at + 1);
  if (change == nullptr) return at;
  return at < change->folded_end ? change->begin : change->end + (at - change->folded_end);
}

std::size_t FoldedText::original_end(std::size_t at) {
  const Change* const change = change_before(at);
  if (change == nullptr) return at;
  return at <= change->folded_end ? change->end : change->end + (at - change->folded_end);
}

}  // namespace dateline
