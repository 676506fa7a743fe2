#include "indexer/segment/bulk/run_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/guard.h"
#include "common/glass/keys.h"
#include "common/support/file.h"
#include "common/support/varint.h"
#include "indexer/segment/bulk/inverter.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::size_t section_index(Section section) {
  return static_cast<std::size_t>(section);
}

/// Writes the terms of a section, each with its data.
class TermSection {
 public:
  explicit TermSection(SectionWriter& out) : out_(out) {}

  void begin(std::string_view term) {
    const auto differ = std::mismatch(previous_.begin(), previous_.end(), term.begin(), term.end());
    const auto shared = static_cast<std::size_t>(differ.first - previous_.begin());
    out_.append_number(shared);
    out_.append_sized(term.substr(shared));
    previous_ = term;
  }

 private:
  SectionWriter& out_;
  std::string_view previous_;
};

/// Writes one section of a run with `write` and records its summary in the run.
template <typename Write>
Result<void> write_section(Run& run, Section section, const Write& write) {
  auto out = SectionWriter::create(run.section_path(section));
  if (!out) return pass(out);
  write(*out);
  auto summary = out->finish();
  if (!summary) return pass(summary);
  run.sections[section_index(section)] = *summary;
  return {};
}

}  // namespace

Result<void> RunWriter::begin(const fs::path& path) {
  path_ = path;
  inverter_.clear();
  std::fill(word_documents_.begin(), word_documents_.end(), 0);
  documents_ = 0;
  std::error_code code;
  fs::create_directory(path, code);
  if (code) return fail_code(path, code);
  return {};
}

Result<void> RunWriter::add(const IndexDocument& document) {
  return guard([&]() -> Result<void> {
    ++documents_;
    for (const Vocabulary::TermId word : document.words) {
      if (word >= word_documents_.size()) word_documents_.resize(2 * vocabulary_.size());
      ++word_documents_[word];
    }
    if (auto added = inverter_.add(document.postings); !added) return added;
    put_text(data_, document.data);
    return add_values(document);
  });
}

Result<void> RunWriter::add_values(const IndexDocument& document) {
  for (const auto& [number, value] : document.values) {
    if (number == Xapian::BAD_VALUENO) {
      return fail(ErrorKind::internal, fmt::format("no value slot {}", number));
    }
    if (value.empty()) continue;
    Slot& slot = values_[number];
    put_varint(slot.values, documents_ - std::exchange(slot.last_document, documents_));
    put_text(slot.values, value);
    slot.statistics.add(value);
  }
  return {};
}

Result<Segment> RunWriter::finish() {
  return guard([&]() -> Result<Segment> {
    Run run;
    run.path = path_;
    for (const std::uint32_t length : inverter_.lengths()) run.statistics.add_document(length);
    run.statistics.greatest_wdf = inverter_.greatest_wdf();
    if (auto written = write_values(run); !written) return pass(written);
    if (auto written = write_words(run); !written) return pass(written);
    if (auto written = write_terms(run); !written) return pass(written);
    if (auto written = write_run(run); !written) return pass(written);
    return Segment{path_, documents_, std::exchange(data_, {})};
  });
}

Result<void> RunWriter::write_values(Run& run) {
  std::map<std::string, std::uint32_t> order;
  for (const auto& [number, slot] : values_) order[glass::value_chunk_key(number)] = number;
  auto written = write_section(run, Section::values, [&](SectionWriter& out) {
    for (const auto& [key, number] : order) {
      const Slot& slot = values_[number];
      out.append_number(number);
      out.append_number(slot.statistics.documents);
      out.append(slot.values);
    }
  });
  for (auto& [number, slot] : values_) run.values[number] = std::move(slot.statistics);
  values_.clear();
  return written;
}

Result<void> RunWriter::write_words(Run& run) {
  std::vector<std::pair<std::string_view, std::uint32_t>> words;
  for (Vocabulary::TermId id = 0; id < word_documents_.size(); ++id) {
    if (word_documents_[id] > 0) words.emplace_back(vocabulary_.term(id), word_documents_[id]);
  }
  std::sort(words.begin(), words.end());
  return write_section(run, Section::words, [&](SectionWriter& out) {
    TermSection section(out);
    for (const auto& [word, documents] : words) {
      section.begin(word);
      out.append_number(documents);
    }
  });
}

Result<void> RunWriter::write_terms(Run& run) {
  const auto inverted = inverter_.finish();
  auto written = write_section(run, Section::postings, [&](SectionWriter& out) {
    TermSection terms(out);
    for (const InvertedTerm& term : inverted) {
      terms.begin(term.text);
      out.append_number(term.documents);
      out.append_number(term.frequency);
      out.append(term.postings);
    }
  });
  if (!written) return written;
  return write_section(run, Section::lengths, [&](SectionWriter& out) {
    for (const std::uint32_t length : inverter_.lengths()) out.append_number(length);
  });
}

}  // namespace dateline
