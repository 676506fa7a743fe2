#include "query/syntax/lexer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/cli/nearest.h"
#include "common/release/date.h"
#include "common/support/parse_number.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/word_characters.h"

namespace dateline {
namespace {

constexpr unsigned default_distance = 10;
constexpr unsigned greatest_distance = 1000;

/// Any of them opens or closes a phrase, so that „German“ and “English” quotes both work.
constexpr std::array<std::string_view, 6> quotes{"\"", "“", "”", "„", "«", "»"};

bool is_space_or_control(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

/// The size in bytes of the space or control character at the start of `text`, or 0. Queries are
/// pasted with any of Unicode's spaces.
std::size_t space_size(std::string_view text) {
  if (text.empty()) return 0;
  if (is_space_or_control(text.front())) return 1;
  const Utf8Character character = utf8_character(text, 0);
  return character.code >= 0x80 && Xapian::Unicode::is_whitespace(character.code) ? character.size
                                                                                  : 0;
}

/// The same for a character that shows nothing, which may stand before a word or an operator.
std::size_t invisible_size(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80) return 0;
  const Utf8Character character = utf8_character(text, 0);
  return Xapian::Unicode::get_category(character.code) == Xapian::Unicode::FORMAT ? character.size
                                                                                  : 0;
}

/// The size in bytes of the quotation mark at the start of `text`, or 0.
std::size_t quote_size(std::string_view text) {
  for (const std::string_view quote : quotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

/// NEAR, NEAR/5, ADJ and ADJ/3: the distance of an operator called `name`.
std::optional<unsigned> distance_of(std::string_view chunk, std::string_view name) {
  if (!chunk.starts_with(name)) return std::nullopt;
  chunk.remove_prefix(name.size());
  if (chunk.empty()) return default_distance;
  if (chunk.front() != '/') return std::nullopt;
  const auto distance = parse_number<unsigned>(chunk.substr(1));
  if (!distance || *distance == 0) return std::nullopt;
  return std::min(*distance, greatest_distance);
}

constexpr std::array<std::string_view, 4> period_fields{"date", "since", "until", "on"};

bool is_period_field(std::string_view name) {
  return std::find(period_fields.begin(), period_fields.end(), name) != period_fields.end();
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names(period_fields.begin(), period_fields.end());
  for (const Field& field : field_table) {
    if (field.type != FieldType::value) names.push_back(field.name);
  }
  return names;
}

/// Error usage if a name before a colon, `name` in lower case, can only be meant as a field.
Result<void> check_unknown(std::string_view typed, const std::string& name) {
  const bool is_name =
      std::all_of(name.begin(), name.end(), [](char c) { return is_lower(c) || c == '_'; });
  if (name.size() < 2 || !is_name) return {};
  const auto names = field_names();
  const std::string_view meant = nearest(name, names);
  if (meant.empty() && name != typed) return {};
  return fail(ErrorKind::usage, fmt::format("unknown field '{}:'", typed),
              meant.empty()
                  ? fmt::format("fields are {}; write field:{}=VALUE for one of the records' "
                                "own, and put other words with a colon in quotes",
                                fmt::join(names, ", "), name)
                  : fmt::format("did you mean '{}:'?", meant));
}

class Lexer {
 public:
  Lexer(std::string_view query, Date today) : query_(query), today_(today) {}

  Result<std::vector<Lexeme>> run() {
    while (at_ < query_.size()) {
      if (auto taken = next(); !taken) return pass(taken);
    }
    return std::move(lexemes_);
  }

 private:
  Result<void> next();
  void take_sign();
  Result<void> take_chunk();
  bool take_operator(std::string_view chunk);
  Result<bool> take_field(std::string_view chunk);
  Result<void> take_period(std::string_view name, std::size_t begin);
  std::pair<std::string_view, std::size_t> period_at(std::size_t from) const;

  /// The size in bytes of the quotation mark there, or 0 if there is none, or it is part of a word.
  std::size_t quote_at(std::size_t at) const;
  std::size_t chunk_end(std::size_t from) const;
  std::size_t symbol_end(std::size_t end) const;
  /// The value that starts at `from`, quoted or up to the next space, and where it ends.
  std::pair<std::string_view, std::size_t> value_at(std::size_t from) const;
  Lexeme& add(LexemeKind kind, std::string_view text) {
    return lexemes_.emplace_back(Lexeme{kind, text, nullptr, {}, 0});
  }

  std::string_view query_;
  Date today_;
  std::size_t at_ = 0;
  mutable std::pair<std::size_t, std::size_t> known_chunk_;  ///< where one begins and ends
  std::vector<Lexeme> lexemes_;
};

std::size_t Lexer::quote_at(std::size_t at) const {
  const std::size_t size = quote_size(query_.substr(at));
  constexpr std::size_t letter = 2;  // bytes of a Hebrew letter
  if (size == 0 || at < letter || at + size >= query_.size()) return size;
  const auto code_at = [this](std::size_t place) { return utf8_character(query_, place).code; };
  return is_gershayim(code_at(at - letter), code_at(at), code_at(at + size)) ? 0 : size;
}

std::size_t Lexer::chunk_end(std::size_t from) const {
  // A row of fields is one chunk, whose end is sought for each of them.
  if (from >= known_chunk_.first && from < known_chunk_.second) return known_chunk_.second;
  known_chunk_.first = from;
  while (from < query_.size() && space_size(query_.substr(from)) == 0 && query_[from] != '(' &&
         query_[from] != ')' && quote_at(from) == 0) {
    from += utf8_character(query_, from).size;
  }
  known_chunk_.second = from;
  return from;
}

std::pair<std::string_view, std::size_t> Lexer::value_at(std::size_t from) const {
  const std::size_t opening = quote_at(from);
  if (opening == 0) {
    const std::size_t end = chunk_end(from);
    return {query_.substr(from, end - from), end};
  }
  const std::size_t begin = from + opening;
  for (std::size_t end = begin; end < query_.size(); ++end) {
    if (const auto closing = quote_at(end)) {
      return {query_.substr(begin, end - begin), end + closing};
    }
  }
  return {query_.substr(begin), query_.size()};
}

Result<void> Lexer::next() {
  const char c = query_[at_];
  const std::string_view rest = query_.substr(at_);
  if (const std::size_t skipped = std::max(space_size(rest), invisible_size(rest)); skipped > 0) {
    at_ += skipped;
  } else if (c == '(' || c == ')') {
    add(c == '(' ? LexemeKind::open : LexemeKind::close, query_.substr(at_, 1));
    ++at_;
  } else if (quote_at(at_) != 0) {
    const auto [text, end] = value_at(at_);
    add(LexemeKind::phrase, text);
    at_ = end;
  } else if ((c == '+' || c == '-') && at_ + 1 < query_.size() &&
             !is_space_or_control(query_[at_ + 1])) {
    take_sign();
  } else {
    return take_chunk();
  }
  return {};
}

void Lexer::take_sign() {
  add(query_[at_] == '-' ? LexemeKind::op_not : LexemeKind::plus, query_.substr(at_, 1));
  const auto end = query_.find_first_not_of("+-", at_);
  at_ = end == std::string_view::npos ? query_.size() : end;
}

/// The end of the symbol after a stock exchange ("NYSE: IBM"), which are read as written in one;
/// `end`, where the exchange would, if there is none.
std::size_t Lexer::symbol_end(std::size_t end) const {
  const auto is_capitals = [](std::string_view text) {
    return text.size() > 1 && std::ranges::all_of(text, is_upper);
  };
  const bool exchange = query_[end - 1] == ':' && is_capitals(query_.substr(at_, end - at_ - 1));
  if (!exchange || end + 1 >= query_.size() || query_[end] != ' ') return end;
  const std::size_t symbol_end = chunk_end(end + 1);
  const std::string_view symbol = query_.substr(end + 1, symbol_end - end - 1);
  return is_capitals(symbol) ? symbol_end : end;
}

Result<void> Lexer::take_chunk() {
  const std::size_t end = symbol_end(chunk_end(at_));
  const std::string_view chunk = query_.substr(at_, end - at_);
  const auto field = take_field(chunk);
  if (!field) return pass(field);
  if (*field) return {};
  at_ = end;
  if (take_operator(chunk)) return {};
  if (chunk.find("..") != std::string_view::npos && parse_period(chunk, today_)) {
    const auto period = read_period("dates", chunk, today_);
    if (!period) return pass(period);
    add(LexemeKind::period, chunk).period = *period;
    return {};
  }
  if (chunk.size() > 1 && chunk.back() == '*') {
    add(LexemeKind::prefix, chunk.substr(0, chunk.size() - 1));
  } else if (chunk.size() > 1 && chunk.back() == '~') {
    add(LexemeKind::fuzzy, chunk.substr(0, chunk.size() - 1));
  } else {
    add(LexemeKind::word, chunk);
  }
  return {};
}

bool Lexer::take_operator(std::string_view chunk) {
  if (chunk == "AND") {
    add(LexemeKind::op_and, chunk);
  } else if (chunk == "OR") {
    add(LexemeKind::op_or, chunk);
  } else if (chunk == "NOT") {
    add(LexemeKind::op_not, chunk);
  } else if (const auto near = distance_of(chunk, "NEAR")) {
    add(LexemeKind::near, chunk).distance = *near;
  } else if (const auto adj = distance_of(chunk, "ADJ")) {
    add(LexemeKind::adj, chunk).distance = *adj;
  } else {
    return false;
  }
  return true;
}

/// Whether the chunk was a field, which has been taken then.
Result<bool> Lexer::take_field(std::string_view chunk) {
  const auto colon = chunk.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view typed = chunk.substr(0, colon);
  const std::size_t begin = at_ + colon + 1;
  if (begin >= query_.size() || is_space_or_control(query_[begin]) || query_[begin] == ')') {
    return false;
  }
  const std::string name = lowered(typed);
  const bool by_grade = name == "date" && find_date_grade(value_at(begin).first);
  if (!by_grade && is_period_field(name)) {
    if (auto taken = take_period(name, begin); !taken) return pass(taken);
    return true;
  }
  const Field* field = by_grade ? &dateline::field(FieldId::date_grade) : find_field(name);
  if (field == nullptr || field->type == FieldType::value) {
    if (query_.substr(begin).starts_with("//")) return false;
    if (auto known = check_unknown(typed, name); !known) return pass(known);
    return false;
  }
  add(LexemeKind::field, query_.substr(at_, colon + 1)).field = field;
  if (field->type != FieldType::text && query_[begin] != '(') {
    const auto [text, end] = value_at(begin);
    const bool starred = text.ends_with('*') && quote_at(begin) == 0;
    add(starred ? LexemeKind::prefix : LexemeKind::phrase, text.substr(0, text.size() - starred));
    at_ = end;
  } else {
    at_ = begin;
  }
  return true;
}

/// A date of several words needs no quotes: as many words are taken as make one, if the first does
/// not.
std::pair<std::string_view, std::size_t> Lexer::period_at(std::size_t from) const {
  constexpr int most_words = 4;
  const auto first = value_at(from);
  if (quote_at(from) != 0) return first;
  std::size_t end = first.second;
  for (int words = 1; words <= most_words && !parse_period(query_.substr(from, end - from), today_);
       ++words) {
    if (words == most_words || end >= query_.size() || query_[end] != ' ') return first;
    const std::size_t next = chunk_end(end + 1);
    if (next == end + 1) return first;
    end = next;
  }
  return {query_.substr(from, end - from), end};
}

Result<void> Lexer::take_period(std::string_view name, std::size_t begin) {
  const auto [text, end] = period_at(begin);
  auto period = read_period(name, text, today_);
  if (!period) return pass(period);
  if (name == "since") period->last.reset();
  if (name == "until") period->first.reset();
  Lexeme& lexeme = add(LexemeKind::period, query_.substr(at_, end - at_));
  lexeme.period = *period;
  if (name == "date" || name == "on") lexeme.field = &field(FieldId::date);
  at_ = end;
  return {};
}

}  // namespace

Result<std::vector<Lexeme>> lex(std::string_view query, Date today) {
  return Lexer(query, today).run();
}

}  // namespace dateline
