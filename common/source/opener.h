#pragma once

#include <functional>
#include <optional>
#include <string>

#include "common/manifest/dump.h"
#include "common/manifest/resume_point.h"
#include "common/source/byte_stream.h"
#include "common/source/limits.h"
#include "common/source/transport_hints.h"
#include "common/source/unicode_form.h"
#include "common/support/result.h"

namespace dateline {

/// A file that can hold releases: the dump itself, expanded where it is compressed, or a member of
/// the containers in it.
struct Member {
  std::string path;  ///< inside the containers ("a.tar.gz/b/c.html"); empty for the dump itself
  std::string name;  ///< what its form can be told by: the path without suffixes of compression
  TransportHints hints;
  /// Where reading can go on with this member when the dump has grown; nothing inside what is
  /// packed. That of the dump itself is its begin, and a form may know better.
  std::optional<ResumePoint> resume;
  /// What its bytes were before they were made UTF-8, for forms know of no zeros in text.
  std::optional<UnicodeForm> transcoded_from;
  /// Its bytes, valid until the sink returns, or why it is refused (encrypted, damaged, a bomb).
  Result<BufferedStream*> stream;
};

/// Takes the members in turn, read or unread; returns false to end the reading.
using MemberSink = std::function<bool(Member&&)>;

/// Opens a dump and hands on every member that it holds, in the order of its bytes. What is wrong
/// with a member goes to the sink, and reading goes on with the next one where that is possible.
/// An error is returned only where the dump cannot be opened at all. Nothing is ever written, and
/// paths of members never reach the file system. Messages do not repeat the name of the dump.
Result<void> open_dump(const Dump& dump, const Limits& limits, const MemberSink& sink);

/// The same for a stream, which forms may tell by `name`. Of a web archive that is not packed only
/// what follows `from` is read.
void open_stream(BufferedStream& stream, const std::string& name, const Limits& limits,
                 const MemberSink& sink, const ResumePoint& from = {});

}  // namespace dateline
