#pragma once

#include <memory>
#include <string>

#include "common/release/release.h"
#include "indexer/source/dump.h"

namespace dateline {

class FieldMap;
class Form;

/// What the transport said about the bytes: HTTP headers of a WARC record, headers of a MIME part.
/// Each may be empty.
struct TransportHints {
  std::string content_type;  ///< "text/html; charset=utf-8"
  std::string url;
  std::string date;  ///< when it was fetched or sent, as written there
  std::string id;    ///< WARC-Record-ID
};

/// The bytes of one record, as they stand in the dump (expanded where the dump is packed).
struct Record {
  std::shared_ptr<const Dump> dump;
  Origin origin;
  const Form* form = nullptr;
  TransportHints hints;
  std::shared_ptr<const FieldMap> field_map;   ///< what the user said of names of fields, or null
  std::shared_ptr<const std::string> context;  ///< that of its Slice, or null
  std::string bytes;
};

}  // namespace dateline
