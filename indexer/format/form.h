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
#include "indexer/source/record.h"

namespace dateline {

/// The start of a file or member and its metadata, for recognising its form.
struct Sample {
  Sample(std::string_view path, std::string_view start, const TransportHints* transport = nullptr);

  std::string_view name;     ///< path of the file or member
  std::string_view bytes;    ///< at least its first 64 KiB, or all of it if it is shorter
  std::string_view opening;  ///< behind a byte order mark of UTF-8 and the white space at the start
  const TransportHints* hints = nullptr;
};

/// Bytes of one record, found by a splitter.
struct Slice {
  std::uint32_t record = 0;  ///< number in the file or member, from 0
  std::uint64_t offset = 0;
  std::string bytes;
  /// Data shared by all records of the file: the header row of a table, the head of a feed. Null if
  /// the form has none.
  std::shared_ptr<const std::string> context;
};

/// Receives slices in order; returns false to stop early (the reader was stopped). An Error stands
/// for an unusable record; splitting continues.
using SliceSink = std::function<bool(Result<Slice>)>;

/// An input form of releases: how to recognise it, how to split a file into records, and how to
/// read the fields of a record. Stateless and shared by all threads.
class Form {
 public:
  virtual ~Form() = default;

  /// Name in results and statistics: "ein-page", "json-lines".
  virtual std::string_view name() const = 0;

  /// Whether the sample is of this form. Forms are tried in table order, and the first match wins,
  /// so specific forms come before general ones.
  virtual bool recognises(const Sample& sample) const = 0;

  /// Splits the stream into records of at most `limit` bytes. By default the whole stream is one
  /// record.
  virtual Result<void> split(BufferedStream& stream, std::size_t limit,
                             const SliceSink& sink) const;

  /// Whether appending to a file leaves all its records but the last unchanged, so that splitting
  /// can resume at the start of any record.
  virtual bool grows() const { return false; }

  /// Reads the fields of one record. Error input if it is not a release of this form.
  virtual Result<RawRelease> parse(const Record& record) const = 0;
};

/// All forms, in the order in which they are tried.
std::span<const Form* const> forms();

/// The start of a stream to recognise its form by: 64 KiB, more where it is a longer comment, and
/// from the text on where it is as much white space. Valid until the stream is read.
Result<std::string_view> peek_sample(BufferedStream& stream);

/// The form of the sample. Error input if none matches, with the reason (empty, a PDF document,
/// binary) and a tool to convert it.
Result<const Form*> recognise(const Sample& sample);

}  // namespace dateline
