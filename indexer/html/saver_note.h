#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

/// What a program that saved a page noted in a comment of it; each may be empty.
struct SaverNote {
  std::string url;    ///< of the page
  std::string saved;  ///< when, verbatim
};

/// Reads the notes of browsers ("saved from url="), HTTrack, SingleFile, monolith and the Wayback
/// Machine, which stand near the start or end of a page. Linear time.
SaverNote read_saver_note(std::string_view page);

}  // namespace dateline::html
