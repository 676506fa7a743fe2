#include "indexer/segment/glass/deflating_writer.h"

#include <chrono>
#include <utility>

namespace dateline::glass {
namespace {

constexpr std::size_t full_batch = std::size_t{1} << 19;  // bytes

}  // namespace

void add_deflated(std::string_view key, std::string_view tag, Deflater& deflater,
                  TableWriter& table) {
  const std::string_view deflated = deflater.deflate(tag);
  table.add(key, deflated.empty() ? tag : deflated, !deflated.empty());
}

void DeflatingWriter::add(std::string_view key, std::string_view tag, Tag kind) {
  filling_.text.append(key).append(tag);
  filling_.entries.push_back({key.size(), tag.size(), kind});
  if (filling_.text.size() >= full_batch) start();
}

void DeflatingWriter::finish() {
  start();
  written_.get();
}

void DeflatingWriter::start() {
  if (written_.valid()) {
    deflate_while_busy(filling_);
    written_.get();
  }
  std::swap(filling_, writing_);
  filling_.text.clear();
  filling_.entries.clear();
  written_ = std::async(std::launch::async, [this] { write(writing_); });
}

void DeflatingWriter::deflate_while_busy(Batch& batch) {
  const auto busy = [&] {
    return written_.wait_for(std::chrono::seconds(0)) == std::future_status::timeout;
  };
  Batch next;
  next.text.reserve(batch.text.size());
  next.entries.reserve(batch.entries.size());
  std::string_view text = batch.text;
  for (Entry entry : batch.entries) {
    next.text.append(text.substr(0, entry.key));
    std::string_view tag = text.substr(entry.key, entry.tag);
    text.remove_prefix(entry.key + entry.tag);
    if (entry.kind == Tag::to_deflate && busy()) {
      const std::string_view deflated = ahead_.deflate(tag);
      entry.kind = deflated.empty() ? Tag::plain : Tag::deflated;
      if (!deflated.empty()) tag = deflated;
      entry.tag = tag.size();
    }
    next.text.append(tag);
    next.entries.push_back(entry);
  }
  std::swap(batch, next);
}

void DeflatingWriter::write(const Batch& batch) {
  std::string_view text = batch.text;
  for (const Entry& entry : batch.entries) {
    const std::string_view key = text.substr(0, entry.key);
    const std::string_view tag = text.substr(entry.key, entry.tag);
    text.remove_prefix(entry.key + entry.tag);
    if (entry.kind == Tag::to_deflate) {
      add_deflated(key, tag, deflater_, table_);
    } else {
      table_.add(key, tag, entry.kind == Tag::deflated);
    }
  }
}

}  // namespace dateline::glass
