#include "query/command/show.h"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <utility>

#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/search_options.h"
#include "query/render/renderer.h"
#include "query/search/batch.h"
#include "query/search/short_ids.h"

namespace dateline {
namespace {

constexpr std::size_t most_at_once = 64;  // releases in memory

/// Prints releases in groups of bounded size, and remembers whether any was named and all were
/// found.
class Shower {
 public:
  Shower(ReleaseFinder& finder, std::string dump, Renderer& renderer, const WriteText& write)
      : finder_(finder), dump_(std::move(dump)), renderer_(renderer), write_(write) {
    renderer_.begin(text_);
  }

  Result<void> add(const std::string& text) {
    auto reference = finder_.resolve(text, dump_);
    if (!reference) return pass(reference);
    complete_ = complete_.value_or(true);
    texts_.push_back(text);
    references_.push_back(*std::move(reference));
    return references_.size() < most_at_once ? Result<void>{} : flush();
  }

  /// Adds those of a list.
  Result<void> add_list() {
    auto list = BatchReader::open("-");
    if (!list) return pass(list);
    while (true) {
      const auto line = list->next();
      if (!line) return pass(line);
      if (!*line) return {};
      const auto& [before_tab, words] = **line;
      if (auto added = add(before_tab.empty() ? words : before_tab); !added) return added;
    }
  }

  Result<void> flush() {
    const auto shown = finder_.show(references_);
    if (!shown) return pass(shown);
    for (std::size_t i = 0; i < shown->size(); ++i) {
      if ((*shown)[i].empty()) print_unknown(texts_[i]);
      complete_ = *complete_ && !(*shown)[i].empty();
      for (const Hit& hit : (*shown)[i]) renderer_.hit({}, hit, text_);
    }
    texts_.clear();
    references_.clear();
    return write_(std::exchange(text_, {}));
  }

  bool complete() const { return complete_.value_or(false); }

 private:
  ReleaseFinder& finder_;
  std::string dump_;
  Renderer& renderer_;
  const WriteText& write_;
  std::string text_;
  std::vector<std::string> texts_;
  std::vector<Reference> references_;
  std::optional<bool> complete_;  ///< of those named, if any
};

Result<ExitCode> show_raw(const Arguments& arguments, Session& session, ReleaseFinder& finder,
                          const WriteText& write) {
  bool complete = true;
  for (const std::string& text : shown_references(arguments)) {
    const auto reference = finder.resolve(text, arguments.text("dump"));
    if (!reference) return pass(reference);
    auto records = session.records_of(*reference);
    if (!records) return pass(records);
    if (records->empty()) {
      print_unknown(text);
      complete = false;
      continue;
    }
    if (auto moved = move_roots(arguments, *records); !moved) return pass(moved);
    const auto bytes = read_original(*records);
    if (!bytes) return pass(bytes);
    auto written = write(output_is_terminal() ? terminal_lines(*bytes) : *bytes);
    if (!written) return pass(written);
  }
  return complete ? ExitCode::success : ExitCode::nothing_found;
}

}  // namespace

std::vector<std::string> shown_references(const Arguments& arguments) {
  std::vector<std::string> texts = arguments.texts("show");
  texts.insert(texts.end(), arguments.operands().begin(), arguments.operands().end());
  return texts;
}

Result<void> move_roots(const Arguments& arguments, std::vector<IndexedRecord>& records) {
  for (const std::string& moved : arguments.texts("root")) {
    const std::size_t equals = moved.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == moved.size()) {
      return fail(ErrorKind::usage, fmt::format("--root: '{}' is not OLD=NEW", moved));
    }
    const std::string from = canonical_place(moved.substr(0, equals));
    const std::string to = canonical_place(moved.substr(equals + 1));
    for (IndexedRecord& record : records) record.roots.move(from, to);
  }
  return {};
}

void print_unknown(const std::string& text) {
  std::string_view more;
  if (text.size() < ShortIds::fewest_accepted) {
    const bool may_be_rank = text.find_first_not_of("0123456789") == std::string::npos;
    more = may_be_rank ? ", and the last search in this terminal listed no such rank"
                       : "; give at least four characters of an id";
  }
  print_line(fmt::format("no release is called '{}'{}", text, more));
}

Result<ExitCode> show_releases(const Arguments& arguments, Session& session, ReleaseFinder& finder,
                               const WriteText& write) {
  if (arguments.flag("raw")) return show_raw(arguments, session, finder, write);
  auto options = read_render_options(arguments);
  if (!options) return pass(options);
  if (!output_is_terminal()) options->width = std::numeric_limits<unsigned>::max();
  const auto renderer = make_release_renderer(arguments.text("format"), *options);
  Shower shower(finder, arguments.text("dump"), *renderer, write);
  for (const std::string& text : shown_references(arguments)) {
    auto added = text == "-" ? shower.add_list() : shower.add(text);
    if (!added) return pass(added);
  }
  if (auto done = shower.flush(); !done) return pass(done);
  return shower.complete() ? ExitCode::success : ExitCode::nothing_found;
}

}  // namespace dateline
