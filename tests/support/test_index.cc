#include "tests/support/test_index.h"

#include <stdexcept>

#include "common/database/index_directory.h"
#include "common/database/index_metadata.h"
#include "common/schema/fields.h"
#include "indexer/document/document_builder.h"
#include "indexer/document/pair_learner.h"
#include "indexer/segment/bulk/bulk_backend.h"

namespace dateline::test {
namespace {

template <typename T>
T expect(Result<T>&& result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

void publish_index(const std::vector<Release>& releases, const std::string& path, IndexKind kind) {
  const IndexDirectory index(path);
  expect(index.create());
  std::filesystem::create_directory(index.work_path());
  BulkBackend backend;
  const PairModel pairs = kind == IndexKind::words ? PairModel() : learn_pairs(releases);
  Vocabulary vocabulary;
  DocumentBuilder builder(
      vocabulary, "", pairs,
      kind == IndexKind::stems ? IndexedWords::only_stems : IndexedWords::exact);
  const auto writer = backend.create(vocabulary);
  expect(writer->begin(index.work_path() / "segment-0"));
  IndexDocument document;
  for (const Release& release : releases) {
    builder.build(release, document);
    document.data = builder.store(release);
    expect(writer->add(document));
  }
  const std::filesystem::path unfinished = index.work_path() / "generation";
  const auto merge = expect(backend.merge(unfinished));
  expect(merge->append(expect(writer->finish())));
  Metadata metadata;
  metadata.emplace_back(metadata_key::frequent_pairs, pairs.frequent_pairs());
  metadata.emplace_back(metadata_key::pair_words, pairs.words());
  metadata.emplace_back(metadata_key::schema, std::to_string(schema_version));
  if (kind == IndexKind::stems) {
    metadata.emplace_back(metadata_key::words, metadata_key::only_stems);
  }
  const auto any_word = [](std::string_view term, std::uint32_t) {
    return term.front() >= 'a' && term.front() <= 'z';
  };
  expect(merge->finish(metadata, any_word));
  expect(index.publish(expect(index.adopt(unfinished))));
  expect(index.clean_up(1));
}

void TestIndex::publish(const std::vector<Release>& releases) {
  publish_index(releases, directory_.path().string(), kind_);
}

Release make_release(const std::string& title, const std::string& body, const std::string& date) {
  Release release;
  release.id = title;
  release.origin.file = "releases.txt";
  release.title = title;
  release.body = body;
  release.date = Date::parse(date);
  if (release.date) release.date_source = DateSource::markup;
  release.language = "en";
  return release;
}

}  // namespace dateline::test
