#include "indexer/segment/glass/posting_lists.h"

#include "common/glass/keys.h"
#include "common/glass/pack.h"

namespace dateline::glass {
namespace {

constexpr std::string_view term_end("\x00", 1);

}  // namespace

void PostingListWriter::begin_term(std::string_view term, std::uint32_t documents,
                                   std::uint64_t frequency) {
  key_ = term_key(term);
  separator_ = term_end;
  kind_ = DeflatingWriter::Tag::to_deflate;
  begin(documents, frequency);
}

void PostingListWriter::begin_lengths() {
  key_ = lengths_key;
  separator_ = {};
  kind_ = DeflatingWriter::Tag::plain;
  begin(0, 0);
}

void PostingListWriter::begin(std::uint32_t documents, std::uint64_t frequency) {
  key_size_ = key_.size();
  header_.clear();
  put_varint(header_, documents);
  put_varint(header_, frequency);
  body_size_ = 0;
}

void PostingListWriter::add(std::uint32_t document, std::uint32_t wdf) {
  if (body_size_ >= full_chunk) write_chunk(false);
  char* out = body_.data() + body_size_;
  if (body_size_ == 0) {
    first_ = document;
  } else {
    out = write_varint(out, document - last_ - 1);
  }
  out = write_varint(out, wdf);
  body_size_ = static_cast<std::size_t>(out - body_.data());
  last_ = document;
}

void PostingListWriter::end() {
  write_chunk(true);
}

void PostingListWriter::write_chunk(bool last) {
  tag_.clear();
  key_.resize(key_size_);
  if (header_.empty()) {
    key_ += separator_;
    append_sortable(key_, first_);
  } else {
    tag_ = header_;
    put_varint(tag_, first_ - 1);
    header_.clear();
  }
  tag_ += last ? '1' : '0';
  put_varint(tag_, last_ - first_);
  tag_.append(body_.data(), body_size_);
  table_.add(key_, tag_, kind_);
  body_size_ = 0;
}

void ValueStatistics::add(std::string_view value) {
  if (documents == 0 || value < least) least = value;
  if (documents == 0 || value > greatest) greatest = value;
  ++documents;
}

void ValueStatistics::add(const ValueStatistics& other) {
  if (documents == 0 || other.least < least) least = other.least;
  if (documents == 0 || other.greatest > greatest) greatest = other.greatest;
  documents += other.documents;
}

std::string encode(const ValueStatistics& statistics) {
  std::string tag;
  put_varint(tag, statistics.documents);
  put_text(tag, statistics.least);
  if (statistics.greatest != statistics.least) tag += statistics.greatest;
  return tag;
}

void append_slots(std::string& tag, std::span<const std::uint32_t> slots) {
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots) {
    put_varint(tag, slot - next);
    next = slot + 1;
  }
}

void ValueWriter::begin(std::uint32_t slot) {
  key_ = value_chunk_key(slot);
  key_size_ = key_.size();
}

void ValueWriter::add(std::uint32_t document, std::string_view value) {
  if (tag_.size() >= full_chunk) end();
  if (tag_.empty()) {
    first_ = document;
  } else {
    put_varint(tag_, document - last_ - 1);
  }
  put_text(tag_, value);
  last_ = document;
}

void ValueWriter::end() {
  if (tag_.empty()) return;
  key_.resize(key_size_);
  append_sortable(key_, first_);
  table_.add(key_, tag_);
  tag_.clear();
}

}  // namespace dateline::glass
