#include "query/syntax/parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "common/schema/keyword.h"
#include "query/syntax/lexer.h"
#include "query/syntax/pattern_note.h"
#include "query/syntax/stop_word_rule.h"
#include "query/syntax/stop_words.h"

namespace dateline {
namespace {

constexpr std::size_t most_lexemes = 2000;
constexpr unsigned greatest_depth = 100;
// Each takes time and memory linear in the longest text, which is read as a whole.
constexpr std::size_t most_in_chain = 16;

bool is_operand(LexemeKind kind) {
  using enum LexemeKind;
  return kind == word || kind == prefix || kind == fuzzy || kind == phrase || kind == field ||
         kind == period;
}

bool is_text(LexemeKind kind) {
  return kind == LexemeKind::word || kind == LexemeKind::prefix || kind == LexemeKind::phrase;
}

bool is_filter(const QueryNode& node) {
  return std::holds_alternative<KeywordQuery>(node.form) ||
         std::holds_alternative<PeriodQuery>(node.form);
}

/// Whether it can be an operand of NEAR: a word, phrase or prefix, or alternatives of these.
bool has_place_in_text(const QueryNode& node) {
  if (const auto* group = std::get_if<GroupQuery>(&node.form)) {
    return group->required.empty() && group->excluded.empty() && !group->optional.empty() &&
           std::all_of(group->optional.begin(), group->optional.end(), has_place_in_text);
  }
  return !is_filter(node) && !std::holds_alternative<NearQuery>(node.form) &&
         !std::holds_alternative<AllQuery>(node.form);
}

enum class Role { plain, required, excluded };

/// A member of a sequence of words.
struct Clause {
  QueryNode node;
  Role role = Role::plain;
  const Field* field = nullptr;  ///< set if it is a value, written as "field:..."
  bool is_meant = false;         ///< no stop word: AND or a field says so
};

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, const ParseOptions& options)
      : lexemes_(std::move(lexemes)), options_(options), is_stop_word_(rule()) {}

  QueryNode run() {
    GroupQuery whole;
    while (at_ < lexemes_.size()) {
      append(whole.required, parse_alternatives());
      if (at_ < lexemes_.size()) ++at_;  // an unmatched closing parenthesis
    }
    return whole.required.size() == 1 ? std::move(whole.required.front())
                                      : QueryNode{std::move(whole)};
  }

  /// Whether more words were to be near each other than are looked at.
  bool has_long_chain() const { return has_long_chain_; }

 private:
  bool at(LexemeKind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
  bool accept(LexemeKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }
  StopWordRule rule() const {
    const bool in_capitals = std::all_of(
        lexemes_.begin(), lexemes_.end(),
        [](const Lexeme& lexeme) { return !is_text(lexeme.kind) || is_in_capitals(lexeme.text); });
    return {options_.language, !in_capitals};
  }
  static void append(std::vector<QueryNode>& nodes, std::optional<QueryNode> node) {
    if (node) nodes.push_back(std::move(*node));
  }

  std::optional<QueryNode> parse_alternatives();
  std::optional<QueryNode> parse_sequence();
  std::optional<Clause> parse_clause();
  Role parse_role();
  std::optional<Clause> parse_near();
  std::optional<Clause> parse_operand();
  std::optional<Clause> parse_field();
  std::optional<QueryNode> parse_group();
  QueryNode text_query(const Lexeme& lexeme) const;
  void drop_stop_words(std::vector<Clause>& clauses) const;
  void join_by_and(std::vector<Clause>& clauses, Clause next) const;
  QueryNode group(std::vector<Clause> clauses) const;

  std::vector<Lexeme> lexemes_;
  const ParseOptions& options_;
  StopWordRule is_stop_word_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  FieldId field_ = FieldId::body;
  bool has_long_chain_ = false;
};

std::optional<QueryNode> Parser::parse_alternatives() {
  GroupQuery alternatives;
  do {
    append(alternatives.optional, parse_sequence());
  } while (accept(LexemeKind::op_or));
  if (alternatives.optional.empty()) return std::nullopt;
  if (alternatives.optional.size() == 1) return std::move(alternatives.optional.front());
  return QueryNode{std::move(alternatives)};
}

std::optional<QueryNode> Parser::parse_sequence() {
  std::vector<Clause> clauses;
  while (at_ < lexemes_.size() && !at(LexemeKind::close) && !at(LexemeKind::op_or)) {
    const bool joined = accept(LexemeKind::op_and);
    auto clause = parse_clause();
    if (!clause) continue;
    if (joined && !clauses.empty()) {
      join_by_and(clauses, std::move(*clause));
    } else {
      clauses.push_back(std::move(*clause));
    }
  }
  drop_stop_words(clauses);
  if (clauses.empty()) return std::nullopt;
  if (clauses.size() == 1 && clauses.front().role != Role::excluded) {
    return std::move(clauses.front().node);
  }
  return group(std::move(clauses));
}

/// Except if there is nothing else to search for.
void Parser::drop_stop_words(std::vector<Clause>& clauses) const {
  const auto may_drop = [](const Clause& clause) {
    return clause.role == Role::plain && !clause.is_meant;
  };
  const bool others = std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
    const bool says_nothing = may_drop(clause) && is_stop_word_(clause.node);
    return clause.role != Role::excluded && !is_filter(clause.node) && !says_nothing;
  });
  const auto is_dropped = [&](const Clause& clause) {
    return may_drop(clause) && is_stop_word_.drops(clause.node);
  };
  if (!others) return;
  Neighbours neighbours;
  for (Clause& clause : clauses) {
    if (is_dropped(clause)) {
      neighbours.add_dropped(clause.node);
    } else if (clause.role == Role::excluded) {
      neighbours = {};
    } else {
      neighbours.add(clause.node);
    }
  }
  std::erase_if(clauses, is_dropped);
}

/// In a sequence where all must match, AND only means that both values of a repeated field must
/// match.
void Parser::join_by_and(std::vector<Clause>& clauses, Clause next) const {
  Clause& last = clauses.back();
  if (last.field == next.field) last.field = next.field = nullptr;
  last.is_meant = next.is_meant = true;
  if (!options_.any || last.role == Role::excluded || next.role == Role::excluded) {
    clauses.push_back(std::move(next));
    return;
  }
  GroupQuery both;
  both.required.push_back(std::move(last.node));
  both.required.push_back(std::move(next.node));
  last.node = QueryNode{std::move(both)};
  if (next.role == Role::required) last.role = Role::required;
}

QueryNode Parser::group(std::vector<Clause> clauses) const {
  GroupQuery group;
  std::vector<std::pair<const Field*, GroupQuery>> fields;  // repeated ones are alternatives
  for (Clause& clause : clauses) {
    const bool optional = options_.any && clause.role == Role::plain && !is_filter(clause.node);
    if (clause.role == Role::excluded) {
      group.excluded.push_back(std::move(clause.node));
    } else if (optional) {
      group.optional.push_back(std::move(clause.node));
    } else if (clause.field == nullptr || clause.role == Role::required) {
      group.required.push_back(std::move(clause.node));
    } else {
      auto same = std::find_if(fields.begin(), fields.end(),
                               [&](const auto& entry) { return entry.first == clause.field; });
      if (same == fields.end()) same = fields.insert(same, {clause.field, {}});
      same->second.optional.push_back(std::move(clause.node));
    }
  }
  for (auto& [field, alternatives] : fields) {
    auto& nodes = alternatives.optional;
    group.required.push_back(nodes.size() == 1 ? std::move(nodes.front())
                                               : QueryNode{std::move(alternatives)});
  }
  return QueryNode{std::move(group)};
}

Role Parser::parse_role() {
  Role role = Role::plain;
  while (at(LexemeKind::plus) || at(LexemeKind::op_not)) {
    const bool plus = lexemes_[at_++].kind == LexemeKind::plus;
    role = plus || role == Role::excluded ? Role::required : Role::excluded;
  }
  return role;
}

std::optional<Clause> Parser::parse_clause() {
  const Role role = parse_role();
  auto clause = parse_near();
  if (clause && role != Role::plain) clause->role = role;
  return clause;
}

std::optional<Clause> Parser::parse_near() {
  auto first = parse_operand();
  if (!first || !has_place_in_text(first->node)) return first;
  GroupQuery chain;
  QueryNode left = first->node;
  std::size_t linked = 1;
  while (at(LexemeKind::near) || at(LexemeKind::adj)) {
    const Lexeme& op = lexemes_[at_++];
    if (at(LexemeKind::plus) || at(LexemeKind::op_not)) break;  // a clause of its own
    auto right = parse_operand();
    if (!right) break;
    const bool has_place = has_place_in_text(right->node);
    has_long_chain_ = has_long_chain_ || (has_place && linked == most_in_chain);
    if (!has_place || linked == most_in_chain) {
      chain.required.push_back(std::move(right->node));
      continue;
    }
    ++linked;
    const bool ordered = op.kind == LexemeKind::adj;
    auto* last =
        chain.required.empty() ? nullptr : std::get_if<NearQuery>(&chain.required.back().form);
    if (last != nullptr && last->ordered == ordered && last->distance == op.distance) {
      last->operands.push_back(right->node);
    } else {
      chain.required.push_back({NearQuery{{left, right->node}, op.distance, ordered}});
    }
    left = std::move(right->node);
  }
  if (chain.required.empty()) return first;
  if (chain.required.size() == 1 &&
      std::holds_alternative<NearQuery>(chain.required.front().form)) {
    return Clause{std::move(chain.required.front())};
  }
  chain.required.push_back(std::move(first->node));
  return Clause{QueryNode{std::move(chain)}};
}

std::optional<Clause> Parser::parse_operand() {
  if (at_ >= lexemes_.size()) return std::nullopt;
  const Lexeme& lexeme = lexemes_[at_];
  if (lexeme.kind == LexemeKind::close || lexeme.kind == LexemeKind::op_or) return std::nullopt;
  ++at_;
  switch (lexeme.kind) {
    case LexemeKind::open:
      if (auto node = parse_group()) return Clause{std::move(*node)};
      return std::nullopt;
    case LexemeKind::field:
      return parse_field();
    case LexemeKind::period:
      return Clause{{PeriodQuery{lexeme.period}}, Role::plain, lexeme.field};
    case LexemeKind::word:
    case LexemeKind::prefix:
    case LexemeKind::fuzzy:
    case LexemeKind::phrase:
      return Clause{text_query(lexeme)};
    default:
      return std::nullopt;  // an operator without an operand
  }
}

/// The contents of parentheses, after the opening one.
std::optional<QueryNode> Parser::parse_group() {
  if (depth_ == greatest_depth) return std::nullopt;  // the parenthesis is dropped
  ++depth_;
  auto node = parse_alternatives();
  accept(LexemeKind::close);
  --depth_;
  return node;
}

std::optional<Clause> Parser::parse_field() {
  const Field* field = lexemes_[at_ - 1].field;
  const FieldId outer = std::exchange(field_, field->id);
  const Role role = parse_role();  // "title:-word" as "-title:word"
  auto clause = parse_operand();
  field_ = outer;
  if (!clause) return std::nullopt;
  clause->role = role;
  const bool whole_group = std::holds_alternative<GroupQuery>(clause->node.form);
  // Values repeat, words add up: "source:a source:b" is either, "title:a title:b" both.
  if (!whole_group && field->type != FieldType::text) clause->field = field;
  clause->is_meant = true;
  return clause;
}

QueryNode Parser::text_query(const Lexeme& lexeme) const {
  std::string text(lexeme.text);
  if (field(field_).type != FieldType::text) {
    if (field_ == FieldId::host) text = host_keyword(text);
    return {KeywordQuery{text, field_, lexeme.kind == LexemeKind::prefix}};
  }
  if (lexeme.kind == LexemeKind::word && text == "*" && field_ == FieldId::body)
    return {AllQuery{}};
  if (lexeme.kind == LexemeKind::phrase) return {PhraseQuery{text, field_}};
  if (lexeme.kind == LexemeKind::prefix) return {PrefixQuery{text, field_}};
  if (lexeme.kind == LexemeKind::fuzzy) return {FuzzyQuery{text, field_}};
  return {WordQuery{text, field_, options_.exact}};
}

/// If a query consists of operators only, they were meant as words.
void operators_to_words(std::vector<Lexeme>& lexemes) {
  for (const Lexeme& lexeme : lexemes) {
    if (is_operand(lexeme.kind)) return;
  }
  for (Lexeme& lexeme : lexemes) {
    const bool bracket = lexeme.kind == LexemeKind::open || lexeme.kind == LexemeKind::close;
    if (!bracket) lexeme.kind = LexemeKind::word;
  }
}

}  // namespace

Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options) {
  ParsedQuery parsed;
  auto lexemes = lex(text, options.today);
  if (!lexemes) return pass(lexemes);
  if (lexemes->size() > most_lexemes) {
    lexemes->resize(most_lexemes);
    parsed.notes.push_back("query too long; only the first " + std::to_string(most_lexemes) +
                           " words are used");
  }
  for (const Lexeme& lexeme : *lexemes) {
    if (auto note = pattern_note(lexeme); !note.empty()) parsed.notes.push_back(std::move(note));
  }
  operators_to_words(*lexemes);
  Parser parser(*std::move(lexemes), options);
  parsed.root = parser.run();
  if (parser.has_long_chain()) {
    parsed.notes.push_back(
        "only " + std::to_string(most_in_chain) +
        " words in a row are sought near each other; the others may be anywhere");
  }
  return parsed;
}

}  // namespace dateline
