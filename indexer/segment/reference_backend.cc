#include "indexer/segment/reference_backend.h"

#include <xapian.h>

#include "common/database/guard.h"
#include "common/support/file.h"
#include "indexer/segment/xapian_document.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class ReferenceWriter : public SegmentWriter {
 public:
  ReferenceWriter(const fs::path& path, const Vocabulary& vocabulary)
      : path_(path),
        vocabulary_(vocabulary),
        database_(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS) {}

  Result<void> add(const IndexDocument& document) override {
    return guard([&] {
      memory_ += document.postings.size() * sizeof(Posting) + document.data.size();
      database_.add_document(to_xapian_document(document, vocabulary_));
      for (const auto word : document.words) {
        database_.add_spelling(std::string(vocabulary_.term(word)));
      }
    });
  }

  std::size_t memory() const override { return memory_; }

  Result<Segment> finish() override {
    return guard([&] {
      database_.commit();
      Segment segment{path_, database_.get_doccount(), {}};
      database_.close();
      return segment;
    });
  }

 private:
  fs::path path_;
  const Vocabulary& vocabulary_;
  Xapian::WritableDatabase database_;
  std::size_t memory_ = 0;
};

void add_spelling(const Xapian::Database& source, const SpellingFilter& filter,
                  Xapian::WritableDatabase& destination) {
  for (auto term = source.allterms_begin(); term != source.allterms_end(); ++term) {
    const Xapian::doccount documents = term.get_termfreq();
    if (filter(*term, documents)) destination.add_spelling(*term, documents);
  }
}

class ReferenceMerge : public SegmentMerge {
 public:
  explicit ReferenceMerge(fs::path destination) : destination_(std::move(destination)) {}

  Result<void> append(Segment segment) override {
    segments_.push_back(std::move(segment));
    return {};
  }

  Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) override {
    const fs::path compacted = destination_.string() + ".compacting";
    auto merged = guard([&] {
      Xapian::Database all;
      for (const Segment& segment : segments_) {
        all.add_database(Xapian::Database(segment.path.string()));
      }
      {
        // Metadata and spelling data come with a last, empty segment, so that compact writes all
        // tables once.
        Xapian::WritableDatabase last(compacted.string(), Xapian::DB_CREATE_OR_OVERWRITE);
        for (const auto& [key, value] : metadata) last.set_metadata(key, value);
        if (spelling) add_spelling(all, spelling, last);
        last.commit();
      }
      all.add_database(Xapian::Database(compacted.string()));
      all.compact(destination_.string(), Xapian::Compactor::FULL);
    });
    if (auto removed = remove_tree(compacted); merged && !removed) return removed;
    if (!merged) return merged;
    return sync_directory(destination_);
  }

 private:
  fs::path destination_;
  std::vector<Segment> segments_;
};

}  // namespace

Result<std::unique_ptr<SegmentWriter>> ReferenceBackend::create(const fs::path& path,
                                                                const Vocabulary& vocabulary) {
  return guard([&]() -> std::unique_ptr<SegmentWriter> {
    return std::make_unique<ReferenceWriter>(path, vocabulary);
  });
}

Result<std::unique_ptr<SegmentMerge>> ReferenceBackend::merge(const fs::path& destination) {
  return std::make_unique<ReferenceMerge>(destination);
}

}  // namespace dateline
