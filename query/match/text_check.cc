#include "query/match/text_check.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/database/guard.h"
#include "common/schema/keyword.h"
#include "common/text/tokenizer.h"
#include "query/match/phrase_matcher.h"

namespace dateline {

Release stored_text(const Snapshot& snapshot, Xapian::docid document) {
  auto release = snapshot.release(document);
  if (release) return *std::move(release);
  throw_error(release.error());
}

std::string id_term_of(const Snapshot& snapshot, Xapian::docid document) {
  return boolean_term(field(FieldId::id), stored_text(snapshot, document).id);
}

PhraseTest::PhraseTest(MatchedWords::Phrase phrase)
    : phrase_(std::move(phrase)), windows_(phrase_.words) {
  for (const std::string& word : phrase_.words) add_first_byte(first_bytes_, word);
}

bool PhraseTest::operator()(const Release& release) const {
  switch (phrase_.field) {
    case FieldId::title:
      return is_in(release.title);
    case FieldId::issuer:
      return is_in(release.issuer);
    default:
      return is_in(release.title) || is_in(release.body);
  }
}

bool PhraseTest::is_in(std::string_view text) const {
  if (phrase_.joins_compounds || !windows_.narrow()) return is_in_part(text);
  const FoldedText folded(text);
  return std::ranges::any_of(windows_.in(folded.view()),
                             [this](std::string_view part) { return is_in_part(part); });
}

bool PhraseTest::is_in_part(std::string_view text) const {
  PhraseMatcher matcher(phrase_.words);
  WordLine line(phrase_.joins_compounds);
  Tokenizer tokenizer(text, first_bytes_);
  for (Token token; tokenizer.next(token);) {
    const auto position = line.place(token.kind, token.position);
    if (position && matcher.ends_with(token.term, *position)) return true;
  }
  return false;
}

bool WordTest::operator()(const Release& release) {
  return is_in(release.title) || is_in(release.body);
}

bool WordTest::is_in(std::string_view text) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    word_.assign(token.term);
    if (words_.contains(word_)) return true;
  }
  return false;
}

/// Reads texts; shared by all clones of a source.
struct TextCheck::Reader {
  Reader(const Snapshot& of, Test passes, Deadline* limit)
      : snapshot(of), shards(of.database().get_uuid()), test(std::move(passes)), deadline(limit) {}

  bool matches(Xapian::docid document) {
    const auto known = answers.find(document);
    if (known != answers.end()) return known->second;
    const bool answer = test(stored_text(snapshot, document));
    answers.emplace(document, answer);
    return answer;
  }

  const Snapshot& snapshot;
  Shards shards;
  Test test;
  Deadline* deadline;
  std::unordered_map<Xapian::docid, bool> answers;
};

TextCheck::TextCheck(const Snapshot& snapshot, Test test, Deadline* deadline)
    : reader_(std::make_shared<Reader>(snapshot, std::move(test), deadline)) {}

TextCheck* TextCheck::clone() const {
  return std::unique_ptr<TextCheck>(new TextCheck(reader_)).release();  // Xapian takes ownership
}

void TextCheck::init(const Xapian::Database& shard) {
  shard_ = reader_->shards.find(shard);
  document_ = 0;
  last_ = shard.get_lastdocid();
  size_ = shard.get_doccount();
  set_maxweight(0);
}

bool TextCheck::holds() const {
  return reader_->matches(reader_->shards.joined_id(shard_, document_));
}

/// Whether to end. Asked only after a text was read: what a query excludes must not match because
/// there was no time to read it.
bool TextCheck::late() const {
  return reader_->deadline != nullptr && reader_->deadline->check();
}

bool TextCheck::check(Xapian::docid document, double /*min_weight*/) {
  document_ = document;
  if (at_end() || holds()) return true;
  if (!late()) return false;
  document_ = last_ + 1;
  return true;
}

void TextCheck::skip_to(Xapian::docid document, double min_weight) {
  if (document > document_) document_ = document - 1;
  next(min_weight);
}

void TextCheck::next(double /*min_weight*/) {
  for (++document_; !at_end() && !holds(); ++document_) {
    if (late()) document_ = last_;
  }
}

}  // namespace dateline
