#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "common/support/result.h"
#include "indexer/format/form.h"

namespace dateline {

/// Whether a record starts at a line. Called for every line in turn with the text from the start of
/// the line: the whole reach of split_at_lines(), less only at the end of the stream.
using BeginsRecord = std::function<bool(std::string_view text)>;

/// Splits a stream into records at the lines that start one; text before the first belongs to it.
/// Blank records are skipped. A record longer than `limit` bytes is passed to the sink as an error,
/// and splitting continues after it.
Result<void> split_at_lines(BufferedStream& stream, std::size_t limit, std::size_t reach,
                            const BeginsRecord& begins, const SliceSink& sink);

/// Splits the rest of a stream with what takes bytes as they come: its take() returns false to stop
/// reading, and finish() is called at the end of the stream.
template <typename Splitter>
Result<void> split_with(Splitter splitter, BufferedStream& stream) {
  while (true) {
    const Result<std::string_view> window = stream.peek(1);
    if (!window) return pass(window);
    if (window->empty()) break;
    if (!splitter.take(*window)) return {};
    stream.consume(window->size());
  }
  splitter.finish();
  return {};
}

/// Splits markup into the elements with the given names (without prefix, ignoring case), one per
/// record including its tags, while reading; tags inside CDATA sections and comments do not count.
/// Everything before the first one, up to 64 KiB, is the context of all.
Result<void> split_elements(BufferedStream& stream, std::size_t limit,
                            std::span<const std::string_view> names, const SliceSink& sink);

/// The markup from its first element on, behind the XML declaration, comments and document types;
/// empty if one of those does not end.
std::string_view behind_prolog(std::string_view markup);

/// Whether the first element of the markup, after the XML declaration, comments and document types,
/// has that name.
bool has_root_element(std::string_view sample, std::string_view name);

}  // namespace dateline
