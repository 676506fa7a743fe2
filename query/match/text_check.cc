#include "query/match/text_check.h"

#include <unordered_map>

#include "query/match/highlighter.h"

namespace dateline {

/// Reads texts, for all clones of a source.
struct TextCheck::Reader {
  Reader(const Snapshot& of, const MatchedWords& sought)
      : snapshot(of), shards(of.database()), highlighter(sought) {}

  bool matches(Xapian::docid document) {
    const auto known = answers.find(document);
    if (known != answers.end()) return known->second;
    const auto release = snapshot.release(document);
    if (!release) {
      const Error& error = release.error();
      if (error.kind == ErrorKind::index_changed)
        throw Xapian::DatabaseModifiedError(error.message);
      throw Xapian::DatabaseCorruptError(error.message);
    }
    const LanguageId language = language_of(*release);
    const auto found = [&](const std::string& text, FieldId field) {
      return !highlighter.find(text, field, language).empty();
    };
    const bool answer = found(release->title, FieldId::title) ||
                        found(release->body, FieldId::body) ||
                        found(release->issuer, FieldId::issuer);
    answers.emplace(document, answer);
    return answer;
  }

  const Snapshot& snapshot;
  Shards shards;
  Highlighter highlighter;
  std::unordered_map<Xapian::docid, bool> answers;
};

TextCheck::TextCheck(const Snapshot& snapshot, const MatchedWords& sought)
    : reader_(std::make_shared<Reader>(snapshot, sought)) {}

TextCheck* TextCheck::clone() const {
  return std::unique_ptr<TextCheck>(new TextCheck(reader_)).release();  // Xapian takes it
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

bool TextCheck::check(Xapian::docid document, double /*min_weight*/) {
  document_ = document;
  return at_end() || holds();
}

void TextCheck::skip_to(Xapian::docid document, double min_weight) {
  if (document > document_) document_ = document - 1;
  next(min_weight);
}

void TextCheck::next(double /*min_weight*/) {
  do ++document_;
  while (!at_end() && !holds());
}

}  // namespace dateline
