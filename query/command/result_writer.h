#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "common/support/exit_code.h"
#include "common/support/result.h"
#include "query/command/pager.h"
#include "query/render/renderer.h"
#include "query/search/lookup.h"
#include "query/search/session.h"

namespace dateline {

/// The outcome of one or more searches.
struct Outcome {
  bool found = false;
  bool unfinished = false;  ///< a time limit ended one
  bool incomplete = false;  ///< one was without an index

  /// What was found before the time limit is not the whole answer.
  ExitCode code() const {
    if (unfinished) return ExitCode::interrupted;
    if (incomplete) return ExitCode::incomplete;
    return found ? ExitCode::success : ExitCode::nothing_found;
  }
};

/// Writes the output of a search. Error io if it cannot be written.
Result<ExitCode> write_result(Pager& pager, const std::string& text,
                              Outcome outcome = {.found = true});

/// Says on standard error why a result is not the whole answer.
void print_shortfall(const SearchResult& result, bool timed_out);

/// Prints the notes of a result on standard error, for output that has no place for them; not what
/// print_shortfall() says.
void print_notes(const SearchResult& result);

/// Renders results as they come. A terminal gets them at once, for its pager; others need not wait,
/// and nobody holds them all. Not thread-safe. The pager must outlive it.
class ResultWriter : public ResultSink {
 public:
  ResultWriter(std::string format, const RenderOptions& options, Pager& pager);

  Result<void> begin(const SearchResult& result) override;
  Result<void> hit(Hit&& hit) override;

  /// Ends the result that was begun.
  void close();

  /// The same for a whole result.
  void add(SearchResult&& result);

  /// Writes what has been rendered so far, so that a reader need not wait for the rest.
  Result<void> flush();

  /// Writes the rest; the exit code for all results.
  Result<ExitCode> end();

  /// The releases that were listed, the first ones if there were very many.
  std::vector<Reference> take_listed() { return std::move(listed_); }

 private:
  static constexpr std::size_t most_held = std::size_t{1} << 18;  // bytes
  static constexpr std::size_t most_listed = 10'000;

  std::string format_;
  Pager& pager_;
  std::unique_ptr<Renderer> renderer_;
  SearchResult result_;  ///< without hits, but for add()
  std::string buffer_;
  Outcome outcome_;
  std::vector<Reference> listed_;
};

}  // namespace dateline
