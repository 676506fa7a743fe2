#pragma once

#include <memory>
#include <string>

#include "common/manifest/dump.h"
#include "common/release/release.h"
#include "common/source/transport_hints.h"

namespace dateline {

class FieldMap;
class Form;

/// The bytes of one record, as in the dump (decompressed if necessary).
struct Record {
  std::shared_ptr<const Dump> dump;
  Origin origin;
  const Form* form = nullptr;
  TransportHints hints;
  std::shared_ptr<const FieldMap> field_map;   ///< the user's field map, or null
  std::shared_ptr<const std::string> context;  ///< that of its Slice, or null
  std::string bytes;
};

}  // namespace dateline
