#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "common/source/byte_stream.h"
#include "common/support/result.h"
#include "indexer/format/raw_release.h"
#include "indexer/source/record.h"

namespace dateline {

/// The begin of a file or member, and what is known of it: what a form is recognised by.
struct Sample {
  std::string_view name;   ///< path of the file or member
  std::string_view bytes;  ///< at least its first 64 KiB, or all of it where it is shorter
  const TransportHints* hints = nullptr;
};

/// Bytes of one record, found by a splitter.
struct Slice {
  std::uint32_t record = 0;  ///< number in the file or member, from 0
  std::uint64_t offset = 0;
  std::string bytes;
  /// What stands once for all records of the file: the header row of a table, the head of a feed.
  /// Null where the form has no such thing.
  std::shared_ptr<const std::string> context;
};

/// Takes slices in order; returns false to end the splitting early (the reader was stopped).
/// An Error stands for a record that cannot be used; the splitting goes on.
using SliceSink = std::function<bool(Result<Slice>)>;

/// One way in which releases are written down: how to recognise it, how to cut a file of it into
/// records, and how to read the fields of one record. Stateless and shared by all threads.
class Form {
 public:
  virtual ~Form() = default;

  /// Name in results and statistics: "ein-page", "json-lines".
  virtual std::string_view name() const = 0;

  /// Whether the sample is of this form. Forms are asked in the order of the table; the first
  /// that says yes takes the file, so the particular stand before the general.
  virtual bool recognises(const Sample& sample) const = 0;

  /// Cuts the stream into records no longer than `limit` bytes. By default the whole stream is one.
  virtual Result<void> split(BufferedStream& stream, std::size_t limit,
                             const SliceSink& sink) const;

  /// Whether bytes that are appended to a file leave its records as they are, but for the last, so
  /// that the splitting can begin at the begin of any of them.
  virtual bool grows() const { return false; }

  /// Reads the fields of one record. Error input where it is no release of this form.
  virtual Result<RawRelease> parse(const Record& record) const = 0;
};

/// The table of forms, in the order in which they are asked.
std::span<const Form* const> forms();

/// The form that takes the sample. Error input where none does, with the reason (empty, a PDF
/// document, binary) and the tool that makes text of it.
Result<const Form*> recognise(const Sample& sample);

}  // namespace dateline
