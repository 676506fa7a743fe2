#include "query/command/result_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"

namespace dateline {

Result<ExitCode> write_result(Pager& pager, const std::string& text, Outcome outcome) {
  auto result = pager.write(text);
  if (!result) return pass(result);
  return outcome.code();
}

void print_shortfall(const SearchResult& result, bool timed_out) {
  if (timed_out) print_line("time limit reached; results may be incomplete");
  for (const MissingIndex& missing : result.missing) print_line(missing.note());
}

void print_notes(const SearchResult& result) {
  for (const std::string& note : result.notes) {
    const bool of_shortfall =
        std::ranges::find(result.missing, note, &MissingIndex::note) != result.missing.end();
    if (!of_shortfall) print_line("note: " + note);
  }
}

ResultWriter::ResultWriter(std::string format, const RenderOptions& options, Pager& pager)
    : format_(std::move(format)), pager_(pager), renderer_(make_renderer(format_, options)) {
  renderer_->begin(buffer_);
}

Result<void> ResultWriter::begin(const SearchResult& result) {
  result_ = result;
  renderer_->open(result_, buffer_);
  return {};
}

Result<void> ResultWriter::hit(Hit&& hit) {
  renderer_->hit(result_, hit, buffer_);
  if (listed_.size() < most_listed) listed_.push_back({hit.release.id, hit.dump});
  return buffer_.size() < most_held || output_is_terminal() ? Result<void>{} : flush();
}

void ResultWriter::close() {
  outcome_.found = outcome_.found || result_.count > 0;
  outcome_.unfinished = outcome_.unfinished || result_.timed_out;
  outcome_.incomplete = outcome_.incomplete || !result_.missing.empty();
  if (!renderer_->shows_notes()) print_notes(result_);
  renderer_->close(result_, buffer_);
}

void ResultWriter::add(SearchResult&& result) {
  result_ = std::move(result);
  renderer_->open(result_, buffer_);
  for (const Hit& each : result_.hits) renderer_->hit(result_, each, buffer_);
  close();
}

Result<void> ResultWriter::flush() {
  auto written = write_output(buffer_);
  buffer_.clear();
  return written;
}

Result<ExitCode> ResultWriter::end() {
  renderer_->end(buffer_);
  print_shortfall(result_, outcome_.unfinished && format_ != "text");
  return write_result(pager_, buffer_, outcome_);
}

}  // namespace dateline
