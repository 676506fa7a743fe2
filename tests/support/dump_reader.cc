#include "tests/support/dump_reader.h"

#include <utility>

#include "common/source/opener.h"
#include "indexer/format/form.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

std::vector<ReadRecord> read_dump(const std::string& path, const Limits& limits,
                                  std::shared_ptr<const FieldMap> map) {
  std::vector<ReadRecord> records;
  const auto dump = std::make_shared<const Dump>(Dump{.path = path});
  const auto refuse = [&](const Member& member, Error error, std::string form = {}) {
    Record record;
    record.dump = dump;
    record.origin = {.file = path, .member = member.path};
    records.push_back({std::move(form), record, fail(std::move(error))});
  };
  const auto take = [&](Member&& member) {
    if (!member.stream) {
      refuse(member, member.stream.error());
      return true;
    }
    BufferedStream& stream = **member.stream;
    const auto sample = peek_sample(stream);
    if (!sample) {
      refuse(member, sample.error());
      return true;
    }
    const auto form = recognise({member.name, *sample, &member.hints});
    if (!form) {
      refuse(member, form.error());
      return true;
    }
    const std::string name((*form)->name());
    const auto split = (*form)->split(stream, limits.record_bytes, [&](Result<Slice> slice) {
      if (!slice) {
        refuse(member, slice.error(), name);
        return true;
      }
      Record record;
      record.dump = dump;
      record.form = *form;
      record.hints = member.hints;
      record.field_map = map;
      record.origin = {path, member.path, slice->record, slice->offset, slice->bytes.size()};
      record.context = std::move(slice->context);
      record.bytes = std::move(slice->bytes);
      Result<RawRelease> raw = (*form)->parse(record);
      records.push_back({name, std::move(record), std::move(raw)});
      return true;
    });
    if (!split) refuse(member, split.error(), name);
    return true;
  };
  if (const auto opened = open_dump(*dump, limits, take); !opened) refuse({}, opened.error());
  return records;
}

std::vector<ReadRecord> read_bytes(const std::string& name, std::string_view bytes,
                                   const Limits& limits, std::shared_ptr<const FieldMap> map) {
  const TemporaryDirectory directory;
  return read_dump(directory.write(name, bytes), limits, std::move(map));
}

}  // namespace dateline::test
