#include "indexer/segment/glass/posting_list_writer.h"

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "common/support/varint.h"

namespace dateline::glass {
namespace {

constexpr std::string_view term_end("\x00", 1);

// Size in bytes at which a chunk is closed.
constexpr std::size_t full_chunk = 2000;

}  // namespace

void PostingListWriter::begin_term(std::string_view term, std::uint32_t documents,
                                   std::uint64_t frequency) {
  key_ = term_key(term);
  separator_ = term_end;
  begin(documents, frequency);
}

void PostingListWriter::begin_lengths() {
  key_ = lengths_key;
  separator_ = {};
  begin(0, 0);
}

void PostingListWriter::begin(std::uint32_t documents, std::uint64_t frequency) {
  key_size_ = key_.size();
  header_.clear();
  put_varint(header_, documents);
  put_varint(header_, frequency);
  body_.clear();
}

void PostingListWriter::add(std::uint32_t document, std::uint32_t wdf) {
  if (body_.size() >= full_chunk) write_chunk(false);
  if (body_.empty()) {
    first_ = document;
  } else {
    put_varint(body_, document - last_ - 1);
  }
  put_varint(body_, wdf);
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
  tag_ += body_;
  table_.add(key_, tag_);
  body_.clear();
}

}  // namespace dateline::glass
