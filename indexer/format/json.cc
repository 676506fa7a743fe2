#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/inner_releases.h"
#include "indexer/format/page_in_field.h"
#include "indexer/format/splitters.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/front_matter.h"
#include "indexer/reader/json_reader.h"

namespace dateline {
namespace {

/// The first of the JSON values that a sample holds, and what follows it.
std::string_view values_of(const Sample& sample) {
  const std::string_view text = sample.opening;
  return text.substr(std::min(text.find_first_not_of(json_space), text.size()));
}

/// What stands in the brackets of a call of a function (JSONP); all of another text.
std::string_view inside_call(std::string_view text) {
  constexpr std::string_view guard = "/**/";
  std::string_view rest = text;
  if (rest.starts_with(guard)) rest = trimmed(rest.substr(guard.size()));
  const auto is_name = [](char c) {
    return is_letter_or_digit(c) || c == '_' || c == '$' || c == '.';
  };
  const auto end = std::ranges::find_if_not(rest, is_name);
  const auto size = static_cast<std::size_t>(end - rest.begin());
  if (size == 0 || !rest.substr(size).starts_with('(')) return text;
  rest = trimmed(rest.substr(size + 1));
  return rest.starts_with('{') || rest.starts_with('[') ? rest : text;
}

/// Whether a line says what a bulk request of Elasticsearch or OpenSearch does with the document on
/// the next.
bool is_bulk_action(std::string_view line) {
  constexpr std::array<std::string_view, 2> actions{"\"index\"", "\"create\""};
  if (!line.starts_with('{')) return false;
  line = trimmed(line.substr(1));
  const auto action = std::ranges::find_if(
      actions, [line](std::string_view name) { return line.starts_with(name); });
  if (action == actions.end()) return false;
  line = trimmed(line.substr(action->size()));
  return line.starts_with(':') && trimmed(line.substr(1)).starts_with('{');
}

}  // namespace

Result<void> JsonLines::split(BufferedStream& stream, std::size_t limit,
                              const SliceSink& sink) const {
  for (std::uint32_t record = 0;;) {
    const std::uint64_t offset = stream.offset();
    bool overlong = false;
    Result<std::string> line = stream.take_until('\n', limit, overlong);
    if (!line) return pass(line);
    if (line->empty()) return {};
    if (line->find_first_not_of(json_space) == std::string::npos || is_bulk_action(*line)) continue;
    Result<Slice> slice =
        overlong ? Result<Slice>(fail(ErrorKind::input,
                                      fmt::format("line is longer than {} bytes", limit),
                                      "raise --max-record if this is a single release"))
                 : Slice{.record = record,
                         .offset = offset,
                         .bytes = *std::move(line),
                         .context = nullptr};
    ++record;
    if (!sink(std::move(slice))) return {};
  }
}

namespace {

Result<RawRelease> parse_object(const Record& record) {
  Result<RawRelease> raw = read_json_record(record);
  if (raw) read_page_in_field(record, *raw);
  return raw;
}

}  // namespace

Result<RawRelease> JsonLines::parse(const Record& record) const {
  return parse_object(record);
}

namespace {

/// Finds the objects in a stream of JSON by counting brackets, in time linear in its size. Objects
/// in an outermost array are records, or hold inner releases until one is a release itself. An
/// outermost object is an envelope if it has an array under one of list_keys, directly or in nested
/// objects
/// ("response": {"docs": [...]}), and the objects in that array are the records, with any inner
/// releases beside it. Otherwise it is a record itself, or holds inner releases. An object that
/// already has a text, or deeper down a title, is a release containing a list.
class ObjectSplitter {
 public:
  ObjectSplitter(std::size_t limit, std::uint64_t offset, const SliceSink& sink)
      : limit_(limit), offset_(offset), sink_(sink) {}

  /// Processes the next bytes; false to stop reading.
  bool take(std::string_view bytes) {
    kept_from_ = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      if (!step(bytes, at)) return false;
    }
    if (in_record_) keep(bytes.substr(kept_from_));
    offset_ += bytes.size();
    return true;
  }

  void finish() {
    if (has_columns_ && number_ == 0) {
      sink_(fail(ErrorKind::input, "a table of rows without names",
                 "write an object for each release (pandas: orient=\"records\", lines=True)"));
    } else if (in_record_ && in_envelope_ && base_ == 0) {
      emit_inner();
    } else if (in_record_) {
      sink_(fail(ErrorKind::input, "truncated JSON"));
    }
  }

 private:
  bool step(std::string_view bytes, std::size_t at) {
    const char c = bytes[at];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      } else if (may_be_envelope() && string_.size() < longest_key) {
        string_ += c;
      }
      return true;
    }
    if (c == '"') {
      in_string_ = true;
      if (may_be_envelope()) begin_string();
    } else if (c == ':') {
      if (may_be_envelope()) take_key();
    } else if (c == ',') {
      behind_text_key_ = false;
    } else if (c == '{' || c == '[') {
      return open(bytes, at);
    } else if (c == '}' || c == ']') {
      return close(bytes, at);
    }
    return true;
  }

  /// Whether only a few objects are open, so that a list in the innermost may hold the records.
  bool may_be_envelope() const {
    return base_ == 0 && arrays_ == 0 && depth_ > 0 && depth_ <= deepest_list;
  }

  void take_key() {
    behind_text_key_ = is_text_key(string_);
    has_columns_ = has_columns_ || (depth_ == 1 && string_ == "columns");
    const auto match = match_field(string_);
    has_title_ = has_title_ || (depth_ == 1 && match && match->field == RawField::title);
  }

  void begin_string() {
    string_.clear();
    has_text_ = has_text_ || behind_text_key_;
    has_own_text_ = has_own_text_ || (behind_text_key_ && depth_ == 1);
  }

  bool open(std::string_view bytes, std::size_t at) {
    const char bracket = bytes[at];
    if (bracket == '{' && depth_ == base_) {
      begin_record(at);
    } else if (bracket == '[' && depth_ == base_) {
      ++base_;
    } else if (bracket == '[' && holds_records()) {
      // The open object is only an envelope around the releases.
      in_envelope_ = true;
      keep(bytes.substr(kept_from_, at - kept_from_));
      if (depth_ == 1) keep_head();
      if (!emit_inner()) return false;
      in_record_ = false;
      base_ = depth_ + 1;
    }
    if (bracket == '[') ++arrays_;
    ++depth_;
    behind_text_key_ = false;
    return true;
  }

  /// Keeps what a JSON Feed says of itself before its items, for all of them.
  void keep_head() {
    const bool is_feed = kept_.find("jsonfeed.org/version/") != kept_.npos;
    if (is_feed && kept_.size() <= longest_head) {
      head_ = std::make_shared<const std::string>(kept_ + "[]}");
    }
  }

  void begin_record(std::size_t at) {
    in_record_ = true;
    overlong_ = false;
    kept_from_ = at;
    begin_ = offset_ + at;
  }

  bool holds_records() const {
    return may_be_envelope() && !has_text_ && (depth_ == 1 || !has_title_) && is_list_key(string_);
  }

  bool close(std::string_view bytes, std::size_t at) {
    if (depth_ == 0) return true;
    --depth_;
    if (bytes[at] == ']' && arrays_ > 0) --arrays_;
    if (depth_ < base_) {
      // Another list may follow in the envelope, whose rest is kept.
      const bool leaves_list = in_envelope_ && arrays_ == 0;
      base_ = leaves_list ? 0 : depth_;
      if (leaves_list) begin_record(at + 1);
    } else if (depth_ == base_ && in_record_) {
      in_record_ = false;
      keep(bytes.substr(kept_from_, at + 1 - kept_from_));
      if (!emit()) return false;
    }
    return depth_ > 0 || end_outermost();
  }

  /// The outermost value has ended.
  bool end_outermost() {
    const bool torn = in_envelope_ && has_text_;
    in_envelope_ = has_text_ = has_own_text_ = has_title_ = is_array_of_releases_ = false;
    base_ = 0;
    head_.reset();
    if (!torn) return true;
    ++number_;
    return sink_(fail(ErrorKind::input, "object with text after its list of objects",
                      "if the object itself is the release, write it on one line (jq -c)"));
  }

  void keep(std::string_view bytes) {
    const std::size_t room = limit_ - std::min(limit_, kept_.size());
    overlong_ = overlong_ || bytes.size() > room;
    kept_.append(bytes.substr(0, room));
  }

  /// Emits the releases in what is kept of an outermost object, and forgets it.
  bool emit_inner() {
    const std::string kept = std::exchange(kept_, {});
    const auto releases = find_inner_releases(kept, !in_envelope_).releases;
    has_text_ = has_text_ && releases.empty();
    for (const std::string_view release : releases) {
      const auto offset = begin_ + static_cast<std::size_t>(release.data() - kept.data());
      if (!sink_(Slice{number_++, offset, std::string(release), nullptr})) return false;
    }
    return true;
  }

  /// Whether what is kept is no release but holds some: an outermost object, or one in an array of
  /// records unless one before it is a release.
  bool holds_inner_releases() {
    if (overlong_ || (in_envelope_ && depth_ == 0)) return false;
    const bool is_release = depth_ == 0 ? has_title_ && has_own_text_ : is_array_of_releases_;
    if (is_release) return false;
    const ReleasesInside inside = find_inner_releases(kept_, true);
    const bool holds = !inside.releases.empty();
    is_array_of_releases_ = depth_ > 0 && !holds && inside.outermost;
    return holds;
  }

  bool emit() {
    if (depth_ == 0 && in_envelope_) return emit_inner();
    if (holds_inner_releases()) return emit_inner();
    Slice slice{number_++, begin_, std::exchange(kept_, {}), head_};
    if (!overlong_) return sink_(std::move(slice));
    return sink_(fail(ErrorKind::input, fmt::format("object is longer than {} bytes", limit_),
                      "raise --max-record if this is a single release"));
  }

  static constexpr std::size_t longest_key = 64;
  static constexpr std::size_t longest_head = 65'536;  ///< bytes; it is read for each item
  static constexpr std::size_t deepest_list = 3;       ///< objects around it

  const std::size_t limit_;
  std::uint64_t offset_;  ///< of the bytes passed to take()
  const SliceSink& sink_;
  std::size_t depth_ = 0;
  std::size_t arrays_ = 0;  ///< open arrays among the brackets counted by depth_
  std::size_t base_ = 0;    ///< depth at which objects are records
  bool in_envelope_ = false;
  bool has_title_ = false;             ///< the outermost object
  bool has_text_ = false;              ///< it or one in it
  bool has_own_text_ = false;          ///< the outermost object
  bool is_array_of_releases_ = false;  ///< the outermost array, by an object of it
  bool has_columns_ = false;           ///< an outermost object has their names
  bool behind_text_key_ = false;       ///< until its value starts
  bool in_string_ = false;
  bool escaped_ = false;
  std::string string_;  ///< last string of a possible envelope: perhaps a key
  bool in_record_ = false;
  bool overlong_ = false;
  std::string kept_;           ///< of the record, from earlier calls of take()
  std::size_t kept_from_ = 0;  ///< start of the record's bytes not yet saved
  std::uint64_t begin_ = 0;
  std::uint32_t number_ = 0;
  std::shared_ptr<const std::string> head_;  ///< of the JSON Feed around the records, or null
};

/// Whether what ObjectSplitter finds in an object are releases, but not the object itself.
bool holds_releases(std::string_view object) {
  bool any = false;
  bool all = true;
  const SliceSink look = [&](const Result<Slice>& slice) {
    const bool inner = slice && slice->bytes.size() < object.size() &&
                       read_json(slice->bytes, nullptr, Limits().elements);
    any = true;
    all = all && inner;
    return all;
  };
  ObjectSplitter(object.size(), 0, look).take(object);
  return any && all;
}

/// Sets what an item of a JSON Feed has from the feed (https://www.jsonfeed.org/version/1.1/).
void take_from_feed(const std::string& head, RawRelease& raw) {
  simdjson::dom::parser parser;
  simdjson::dom::element outer;
  if (parser.parse(head).get(outer) != simdjson::SUCCESS) return;
  const auto take = [&](std::string_view key, std::string& field) {
    std::string_view value;
    if (!field.empty() || outer[key].get(value) != simdjson::SUCCESS) return;
    field = normalise(std::string(value));
  };
  take("title", raw.source);
  take("language", raw.language);
}

}  // namespace

bool JsonLines::recognises(const Sample& sample) const {
  const std::string_view bytes = values_of(sample);
  if (!bytes.starts_with('{') || has_json_front_matter(bytes)) return false;
  const bool named = sample.name.ends_with(".jsonl") || sample.name.ends_with(".ndjson");
  const std::string_view line = trimmed(bytes.substr(0, bytes.find('\n')));
  if (line.size() == bytes.size()) return named;
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS) return named;
  return is_release(object) || !holds_releases(line);
}

bool JsonValues::recognises(const Sample& sample) const {
  const std::string_view bytes = inside_call(values_of(sample));
  if (bytes.empty() || (bytes[0] != '{' && bytes[0] != '[')) return false;
  if (has_json_front_matter(bytes)) return false;
  const bool array = bytes[0] == '[';
  const std::string_view inside = trimmed(bytes.substr(1));
  // "[Music]" and "{sic}" open text pages.
  return !inside.empty() && (array ? inside[0] == '{' || inside[0] == ']' || inside[0] == '['
                                   : inside[0] == '"' || inside[0] == '}');
}

Result<void> JsonValues::split(BufferedStream& stream, std::size_t limit,
                               const SliceSink& sink) const {
  return split_with(ObjectSplitter(limit, stream.offset(), sink), stream);
}

Result<RawRelease> JsonValues::parse(const Record& record) const {
  Result<RawRelease> raw = parse_object(record);
  if (raw && record.context) take_from_feed(*record.context, *raw);
  return raw;
}

}  // namespace dateline
