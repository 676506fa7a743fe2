#include "query/match/text_check.h"

#include <unordered_map>
#include <utility>

#include "query/match/stored_text.h"

namespace dateline {

/// Reads texts; shared by all clones of a source.
struct TextCheck::Reader {
  Reader(const Snapshot& of, Test passes)
      : snapshot(of), shards(of.database()), test(std::move(passes)) {}

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
  std::unordered_map<Xapian::docid, bool> answers;
};

TextCheck::TextCheck(const Snapshot& snapshot, Test test)
    : reader_(std::make_shared<Reader>(snapshot, std::move(test))) {}

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
