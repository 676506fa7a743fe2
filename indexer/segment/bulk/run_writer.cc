#include "indexer/segment/bulk/run_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/guard.h"
#include "common/glass/keys.h"
#include "common/support/varint.h"
#include "indexer/segment/bulk/fetched_ahead.h"
#include "indexer/segment/bulk/inverter.h"
#include "indexer/segment/glass/deflater.h"
#include "indexer/segment/glass/term_list.h"

namespace dateline {
namespace {

/// A term of a document.
struct TermRecord {
  std::uint32_t term = 0;  ///< index in InvertedIndex::terms
  std::uint32_t wdf = 0;
};

/// Sorts the records of a document by term: an LSD radix sort, since a document has a few hundred
/// of some hundred thousand terms.
class RecordSorter {
 public:
  /// `terms` is the number of terms of the segment.
  explicit RecordSorter(std::size_t terms) : bits_(static_cast<int>(std::bit_width(terms))) {}

  /// Sorts the `count` records returned by `next`. Valid until the next call.
  template <typename Next>
  std::span<const TermRecord> sort(std::uint32_t count, const Next& next) {
    sorted_.resize(count);
    std::generate(sorted_.begin(), sorted_.end(), next);
    for (int shift = 0; shift < bits_; shift += digit_bits) sort_by_digit(shift);
    return sorted_;
  }

 private:
  static constexpr int digit_bits = 9;

  void sort_by_digit(int shift) {
    const auto digit_of = [shift](const TermRecord& record) {
      return record.term >> shift & ((1U << digit_bits) - 1);
    };
    std::array<std::uint32_t, 1U << digit_bits> places{};
    for (const TermRecord& record : sorted_) ++places[digit_of(record)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
    spare_.resize(sorted_.size());
    for (const TermRecord& record : sorted_) spare_[places[digit_of(record)]++] = record;
    sorted_.swap(spare_);
  }

  int bits_;
  std::vector<TermRecord> sorted_;
  std::vector<TermRecord> spare_;
};

/// Appends the term lists of all documents in the format of DocumentTables. `lengths` and
/// `term_counts` are those of each document.
void write_term_lists(const InvertedIndex& index, std::span<const std::uint32_t> lengths,
                      std::span<const std::uint32_t> term_counts, std::string& out) {
  // Kept together, since these are accessed for each record.
  std::vector<std::string_view> texts;
  texts.reserve(index.terms.size());
  for (const InvertedTerm& term : index.terms) texts.push_back(term.text);
  RecordSorter sorter(index.terms.size());
  glass::TermListEncoder encoder;
  glass::Deflater deflater;
  auto term = index.record_terms.begin();
  const char* counts = index.record_counts.data();
  const auto next = [&] {
    TermRecord record{*term++, static_cast<std::uint32_t>(read_varint(counts))};
    read_varint(counts);  // of positions
    return record;
  };
  for (std::size_t document = 0; document < lengths.size(); ++document) {
    const std::uint32_t count = term_counts[document];
    encoder.begin(count, lengths[document]);
    const auto records = sorter.sort(count, next);
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (i + fetched_ahead < records.size()) {
        __builtin_prefetch(&texts[records[i + fetched_ahead].term]);
        __builtin_prefetch(texts[records[i + fetched_ahead / 2].term].data());
      }
      encoder.add(texts[records[i].term], records[i].wdf);
    }
    const std::string_view deflated = deflater.deflate(encoder.tag());
    const std::string_view tag = deflated.empty() ? encoder.tag() : deflated;
    put_varint(out, 2 * tag.size() + (deflated.empty() ? 0 : 1));
    out += tag;
  }
}

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
  if (code) return fail(ErrorKind::io, fmt::format("{}: {}", path.string(), code.message()));
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
    put_varint(entries_.data, document.data.size());
    entries_.data += document.data;
    return add_values(document);
  });
}

Result<void> RunWriter::add_values(const IndexDocument& document) {
  std::vector<std::uint32_t> used;
  for (const auto& [number, value] : document.values) {
    if (number == Xapian::BAD_VALUENO) {
      return fail(ErrorKind::internal, fmt::format("no value slot {}", number));
    }
    if (value.empty()) continue;
    used.push_back(number);
    Slot& slot = values_[number];
    put_varint(slot.values, documents_ - std::exchange(slot.last_document, documents_));
    put_varint(slot.values, value.size());
    slot.values += value;
    slot.statistics.add(value);
  }
  std::sort(used.begin(), used.end());
  scratch_.clear();
  glass::append_slots(scratch_, used);
  put_varint(entries_.slots, scratch_.size());
  entries_.slots += scratch_;
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
    return Segment{path_, documents_, std::exchange(entries_, {})};
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
  const InvertedIndex& index = inverter_.finish();
  auto written = write_section(run, Section::postings, [&](SectionWriter& out) {
    TermSection terms(out);
    for (const InvertedTerm& term : index.terms) {
      terms.begin(term.text);
      out.append_number(term.documents);
      out.append_number(term.frequency);
      out.append(term.postings);
    }
  });
  if (!written) return written;
  written = write_section(run, Section::positions, [&](SectionWriter& out) {
    TermSection terms(out);
    for (const InvertedTerm& term : index.terms) {
      if (term.position_documents == 0) continue;
      terms.begin(term.text);
      out.append_number(term.position_documents);
      out.append(term.positions);
    }
  });
  if (!written) return written;
  written = write_section(run, Section::lengths, [&](SectionWriter& out) {
    for (const std::uint32_t length : inverter_.lengths()) out.append_number(length);
  });
  if (!written) return written;
  write_term_lists(index, inverter_.lengths(), inverter_.term_counts(), entries_.term_lists);
  return {};
}

}  // namespace dateline
