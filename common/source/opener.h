#pragma once

#include <functional>
#include <optional>
#include <string>

#include "common/manifest/dump_entry.h"
#include "common/source/byte_stream.h"
#include "common/source/container.h"
#include "common/source/header_block.h"
#include "common/source/unicode_form.h"
#include "common/support/result.h"

namespace dateline {

/// A file that can hold releases: the dump itself, expanded where it is compressed, or a member of
/// the containers in it.
struct Member {
  std::string
      path;  ///< path inside the containers ("a.tar.gz/b/c.html"); empty for the dump itself
  std::string name;  ///< for detecting its form: the path without compression suffixes
  TransportHints hints;
  /// Where to resume reading at this member when the dump has grown; nullopt inside compressed
  /// data. For the dump itself this is its start, but a form may do better.
  std::optional<ResumePoint> resume;
  /// The encoding of its bytes before conversion to UTF-8, since forms do not expect zeros in text.
  std::optional<UnicodeForm> transcoded_from;
  /// Its bytes, valid until the sink returns, or the reason for its refusal (encrypted, damaged, a
  /// bomb).
  Result<BufferedStream*> stream;
};

/// Receives each member, which it need not read; returns false to stop.
using MemberSink = std::function<bool(Member&&)>;

/// Opens a dump and passes every member to the sink, in byte order. Errors of a member go to the
/// sink, and reading continues with the next one if possible. Returns an error only if the dump
/// cannot be opened at all. Nothing is written to disk, and member paths never reach the file
/// system. Messages do not repeat the name of the dump.
Result<void> open_dump(const Dump& dump, const Limits& limits, const MemberSink& sink);

/// The same for a stream; forms may use `name` for detection. An uncompressed web archive is read
/// from `from` on.
void open_stream(BufferedStream& stream, const std::string& name, const Limits& limits,
                 const MemberSink& sink, const ResumePoint& from = {});

}  // namespace dateline
