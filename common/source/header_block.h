#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

namespace dateline {

/// "Name: value" lines up to an empty one: the headers of WARC records, HTTP messages and mail
/// (RFC 9112, RFC 5322). Lines that begin with a space go on with the one before.
class HeaderBlock {
 public:
  /// Takes the lines and the empty line from a stream. Error input where they are longer than 256
  /// KiB together; what comes after is then somewhere inside.
  static Result<HeaderBlock> take(BufferedStream& stream);

  /// Reads the lines at the begin of a text and removes them and the empty line from it.
  static HeaderBlock read(std::string_view& text);

  /// The first value of that name, whatever its case; empty where there is none.
  std::string_view value(std::string_view name) const;

 private:
  void add_line(std::string_view line);

  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace dateline
