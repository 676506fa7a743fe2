#include "indexer/segment/backend/reference_backend.h"

#include <xapian.h>

#include "common/database/guard.h"
#include "common/support/file.h"

namespace dateline {

Xapian::Document to_xapian_document(const IndexDocument& document, const Vocabulary& vocabulary) {
  Xapian::Document result;
  for (const Posting& posting : document.postings) {
    result.add_term(std::string(vocabulary.term(posting.term)), posting.wdf);
  }
  for (const auto& [slot, content] : document.values) result.add_value(slot, content);
  result.set_data(document.data);
  return result;
}

namespace {

namespace fs = std::filesystem;

class ReferenceWriter : public SegmentWriter {
 public:
  explicit ReferenceWriter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  Result<void> begin(const fs::path& path) override {
    return guard([&] {
      path_ = path;
      // Not DB_DANGEROUS: with it, a full disk is told as "cancel() not supported".
      database_ = Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    });
  }

  Result<void> add(const IndexDocument& document) override {
    return guard([&] {
      database_.add_document(to_xapian_document(document, vocabulary_));
      for (const auto word : document.words) {
        database_.add_spelling(std::string(vocabulary_.term(word)));
      }
    });
  }

  Result<Segment> finish() override {
    return guard([&] {
      database_.commit();
      Segment segment{path_, database_.get_doccount(), {}};
      database_.close();
      return segment;
    });
  }

 private:
  const Vocabulary& vocabulary_;
  fs::path path_;
  Xapian::WritableDatabase database_;
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
        // Metadata and spelling data go into a last, empty segment, so that compact writes all
        // tables only once.
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

std::unique_ptr<SegmentWriter> ReferenceBackend::create(const Vocabulary& vocabulary) {
  return std::make_unique<ReferenceWriter>(vocabulary);
}

Result<std::unique_ptr<SegmentMerge>> ReferenceBackend::merge(const fs::path& destination) {
  return std::make_unique<ReferenceMerge>(destination);
}

}  // namespace dateline
