#pragma once

#include <string>
#include <string_view>

#include "indexer/reader/field_collector.h"

namespace dateline {

/// Removes from a Markdown text what programs that write records as Markdown put around the body,
/// and suggests it as fields: a list of "name: value" before the text, if the front matter has most
/// of the values too or a heading such as "Body" follows; that heading; and a last section that is
/// named like a source or URL and has only a list. Lists of events and contacts stay.
std::string take_markdown_fields(std::string_view markdown, std::string_view front_matter,
                                 FieldCollector& collector);

/// Whether a text begins with the head of a service that turns pages into Markdown (Jina Reader):
/// lines "Title: ...", "URL Source: ..." above a line "Markdown Content:".
bool has_reader_head(std::string_view text);

/// Removes that head from a text, and offers its fields but for the title of the page, which it
/// returns; empty if there is no head.
std::string take_reader_head(std::string_view& text, FieldCollector& collector);

/// Whether a text begins with the title block of Pandoc: lines "% title", "% authors", "% date".
bool has_title_block(std::string_view markdown);

/// Removes that block from a text, and sets its fields.
void take_title_block(std::string_view& markdown, FieldCollector& collector);

/// Removes the fields that an application for notes writes below a text, as Joplin does ("id: ...",
/// "source_url: ..."), and suggests the address. Whether there were some.
bool take_note_trailer(std::string& markdown, FieldCollector& collector);

/// Removes the first line of a text and returns it, if it is a title: a short one of a note, or
/// above a line with a date. Empty if it is not.
std::string take_first_line_as_title(std::string& text, bool is_note);

/// Removes the first line of a text if it is nothing but a date, perhaps with a label
/// ("Published: 4 April 2023"), and returns it; empty if it is not.
std::string take_date_line(std::string& text);

}  // namespace dateline
