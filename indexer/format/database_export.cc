#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/table_rows.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/export_labels_table.h"
#include "indexer/reader/field_collector.h"
#include "indexer/reader/url.h"
#include "indexer/reader/wrapped_text.h"

namespace dateline {
namespace {

constexpr std::size_t longest_frame_line = 120;  ///< bytes
constexpr std::size_t shortest_rule = 20;        ///< bytes of "____"
constexpr std::size_t longest_coded_head = std::size_t{64} << 10;

/// Takes a number from the start of a text, with separators of thousands; false if there is none.
bool take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789,"), text.size());
  if (end == 0 || !is_digit(text.front())) return false;
  text.remove_prefix(end);
  return true;
}

bool take(std::string_view& text, std::string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.remove_prefix(begin.size());
  return true;
}

std::string_view line_at(std::string_view text) {
  return trimmed(text.substr(0, std::min(text.find('\n'), longest_frame_line)));
}

/// "1 of 3 DOCUMENTS" (LexisNexis), "Document 1 of 3" (ProQuest).
bool begins_document(std::string_view line) {
  const bool named = take(line, "Document ");
  if (!take_number(line) || !take(line, " of ") || !take_number(line)) return false;
  return named ? line.empty() : line == " DOCUMENTS" || line == " DOCUMENT";
}

/// The number of a page in "Page 1 of 2", which stands above the title on each page (Nexis Uni); 0
/// of another line.
int page_number(std::string_view line) {
  if (!take(line, "Page ")) return 0;
  int number = 0;
  std::from_chars(line.data(), line.data() + line.size(), number);
  const bool of_pages = take_number(line) && take(line, " of ") && take_number(line);
  return of_pages && line.empty() ? number : 0;
}

/// "End of Document" (LexisNexis), "Document HGAZ000020170314ed3e00001" (Factiva).
bool ends_document(std::string_view line) {
  constexpr std::size_t least_number = 20;
  if (line == "End of Document") return true;
  return take(line, "Document ") && line.size() >= least_number &&
         std::ranges::all_of(line, [](char c) { return is_letter(c) || is_digit(c); }) &&
         std::ranges::any_of(line, is_digit);
}

bool is_rule_of_export(std::string_view line) {
  return is_rule(line, "_", shortest_rule);
}

/// "102 words".
bool counts_words(std::string_view line) {
  return take_number(line) && (line == " words" || line == " word");
}

/// "Length: 102 words", "LENGTH: 102 words".
bool labels_length(std::string_view line) {
  return lowered(line.substr(0, 8)) == "length: " && counts_words(line.substr(8));
}

bool tells_copyright(std::string_view line) {
  const std::string begin = lowered(line.substr(0, 12));
  return begin.starts_with("copyright ") || begin.starts_with("(c) ") || begin.starts_with("©") ||
         begin.starts_with("all rights r");
}

struct Label {
  std::string_view field;
  std::string_view value;
};

/// The label at the start of a paragraph: "BYLINE: Ida Holm", or alone in it ("Body").
std::optional<Label> read_label(std::string_view paragraph) {
  static const auto rows = table_rows<2>(export_labels_table);
  constexpr std::size_t longest_label = 32;
  std::size_t colon = paragraph.substr(0, longest_label).find(':');
  if (colon == paragraph.npos && paragraph.size() <= longest_label) colon = paragraph.size();
  if (colon == paragraph.npos) return std::nullopt;
  const std::string label = lowered(trimmed(paragraph.substr(0, colon)));
  for (const auto& [field, name] : rows) {
    if (name != label) continue;
    return Label{field, trimmed(paragraph.substr(std::min(colon + 1, paragraph.size())))};
  }
  return std::nullopt;
}

/// The code at the start of a line, as Factiva names the fields of a document: "HD", alone or
/// before several spaces. Nullopt if it has none.
std::optional<Label> read_code(std::string_view line) {
  static const auto rows = table_rows<2>(export_labels_table);
  constexpr std::size_t longest_code = 3;
  line = trimmed(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view code = line.substr(0, end);
  const std::string_view rest = line.substr(end);
  if (code.size() > longest_code || !std::ranges::all_of(code, is_upper)) return std::nullopt;
  if (!rest.empty() && !rest.starts_with("  ") && !rest.starts_with('\t')) return std::nullopt;
  const auto row = std::ranges::find(rows, code, [](const auto& known) { return known[1]; });
  return row == rows.end() ? std::nullopt : std::optional(Label{(*row)[0], trimmed(rest)});
}

/// Whether a document with codes begins in the line.
bool begins_with_codes(std::string_view line) {
  const auto code = read_code(line);
  return code && code->field == "title";
}

/// Whether lines have the codes of a title, which is near the start, of a date and of a text.
bool has_codes(std::string_view text) {
  constexpr int reach = 40;  // lines
  bool title = false;
  bool date = false;
  bool body = false;
  for (int lines = 0; !text.empty() && (title || lines < reach); ++lines) {
    const auto code = read_code(take_until(text, '\n'));
    title = title || (code && code->field == "title");
    date = date || (code && code->field == "date");
    body = body || (code && code->field == "body");
  }
  return title && date && body;
}

/// The fields of a document whose lines have codes.
Result<RawRelease> read_coded(std::string_view text, std::size_t undecodable) {
  FieldCollector collector;
  std::optional<RawField> field;
  std::string value;
  std::string body;
  const auto close = [&] {
    if (field == RawField::body) {
      body.append(value) += "\n\n";
    } else if (field) {
      collector.set(*field, {fold_spaces(value)});
    }
    value.clear();
  };
  for (const std::string_view line : lines_of(text)) {
    if (ends_document(trimmed(line))) break;
    if (const auto code = read_code(line)) {
      close();
      field = find_raw_field(code->field);
      value = code->value;
    } else if (!trimmed(line).empty() || !value.empty()) {
      value.append("\n").append(line);
    }
  }
  close();
  collector.set(RawField::body, {unwrap_lines(std::string(trimmed(body)))});
  return std::move(collector).text_release(undecodable);
}

/// Whether a paragraph is a fact such as ProQuest lists them below the text.
bool closes_document(std::string_view paragraph) {
  const auto label = read_label(paragraph);
  return label && label->field == "none";
}

/// The paragraphs of a document, which empty lines part, from the line that begins it to the one
/// that ends it.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  const char* begin = nullptr;
  const char* end = nullptr;
  const auto close = [&] {
    if (begin != nullptr) {
      paragraphs.emplace_back(begin, static_cast<std::size_t>(end - begin));
    }
    begin = nullptr;
  };
  bool at_page = false;
  for (const std::string_view raw_line : lines_of(text)) {
    const std::string_view line = trimmed(raw_line);
    const bool heads_page = std::exchange(at_page, false);
    if (ends_document(line)) break;
    const int page = page_number(line);
    if (begins_document(line) || page == 1) {
      begin = nullptr;
      paragraphs.clear();
      continue;
    }
    if (page > 1 || (heads_page && !paragraphs.empty() && line == paragraphs.front())) {
      at_page = page > 1;
      continue;
    }
    if (line.find_first_not_of('_') == line.npos) {
      close();
      // Behind the last document stands what the database says of itself.
      if (is_rule_of_export(line) && !paragraphs.empty() && closes_document(paragraphs.back())) {
        break;
      }
      continue;
    }
    if (begin == nullptr) begin = line.data();
    end = line.data() + line.size();
  }
  close();
  return paragraphs;
}

/// The head of a document: its first paragraphs, which have no labels.
struct Head {
  std::string title;
  std::string source;
  std::string date;
  std::string issuer;
  std::size_t end = 0;  ///< the paragraph behind it
};

/// "Harbour Gazette", "March 14, 2017", "Headline", or the headline first; a line of copyright
/// anywhere.
Head read_plain_head(const std::vector<std::string_view>& paragraphs) {
  constexpr std::size_t most_paragraphs = 8;
  Head head;
  std::vector<std::string_view> names;
  std::size_t above_date = 0;
  const auto add = [&](std::string_view line) {
    if (head.date.empty() && leading_date(line, {})) {
      head.date = line;
      above_date = names.size();
    } else {
      names.push_back(line);
    }
  };
  for (; head.end < paragraphs.size() && !read_label(paragraphs[head.end]); ++head.end) {
    const std::string_view paragraph = paragraphs[head.end];
    // A document without labels.
    if (head.end == most_paragraphs) return {std::string(paragraphs.front()), {}, {}, {}, 1};
    if (tells_copyright(paragraph)) continue;
    // Nexis Uni repeats the title above the source and the date.
    const bool repeats = !names.empty() && first_line_of(paragraph) == names.front();
    for (const std::string_view line :
         repeats ? lines_of(behind_first_line(paragraph)) : std::vector{paragraph}) {
      add(trimmed(line));
    }
  }
  if (names.empty()) return head;
  const bool title_last = !head.date.empty() && above_date > 0 && above_date < names.size();
  head.title = title_last ? names.back() : names.front();
  if (title_last || above_date > 1) head.source = names[above_date - 1];
  return head;
}

/// The headline, perhaps below the name of a section; then lines with the author, the number of
/// words, the day, perhaps the time, and the source (Factiva). Nullopt if no paragraph is such.
std::optional<Head> read_counted_head(const std::vector<std::string_view>& paragraphs) {
  constexpr std::size_t reach = 4;  // paragraphs
  constexpr std::size_t most_words_of_section = 3;
  constexpr std::string_view by = "By ";
  for (std::size_t i = 1; i < std::min(reach, paragraphs.size()); ++i) {
    const auto lines = lines_of(paragraphs[i]);
    const auto count = std::ranges::find_if(
        lines, [](std::string_view line) { return counts_words(trimmed(line)); });
    if (count == lines.end()) continue;
    Head head;
    head.end = i + 1;
    std::string_view title = paragraphs[i - 1];
    const std::string_view section = title.substr(0, title.find('\n'));
    if (section.size() < title.size() && count_words(section) <= most_words_of_section) {
      title.remove_prefix(section.size());
    }
    head.title = title;
    if (count != lines.begin()) head.issuer = trimmed(lines.front());
    if (head.issuer.starts_with(by)) head.issuer.erase(0, by.size());
    for (auto line = count + 1; line != lines.end() && head.source.empty(); ++line) {
      if (find_date(*line, 0, {})) {
        head.date = *line;
      } else if (!is_digit(trimmed(*line).front())) {
        head.source = trimmed(*line);
      }
    }
    return head;
  }
  return std::nullopt;
}

/// Whether a database has this in place of the name of an author.
bool is_nobody(std::string_view name) {
  return equals_ignoring_case(name, "anonymous");
}

bool is_only_address(std::string_view paragraph) {
  return is_web_address(paragraph) && paragraph.find_first_of(" \n") == paragraph.npos;
}

/// Text up to a mark: "NEWS" of "NEWS; Pg. 3".
std::string up_to(std::string_view text, char mark) {
  return std::string(trimmed(text.substr(0, text.find(mark))));
}

}  // namespace

bool DatabaseExport::recognises(const Sample& sample) const {
  constexpr std::size_t longest_first_line = 500;  // bytes
  const bool in_lines = contains(sample.opening.substr(0, longest_first_line), "\n");
  if (!in_lines || sample.opening.starts_with('<')) return false;
  if (has_codes(sample.opening)) return true;
  if (!contains(sample.bytes, "ocument") && !contains(sample.bytes, "DOCUMENT")) return false;
  if (begins_document(line_at(sample.opening))) return true;
  bool frames = false;
  bool counts = false;
  for (const std::string_view raw_line : lines_of(sample.opening)) {
    const std::string_view line = trimmed(raw_line);
    frames = frames || begins_document(line) || ends_document(line);
    counts = counts || is_rule_of_export(line) || counts_words(line) || labels_length(line);
    if (frames && counts) return true;
  }
  return false;
}

Result<void> DatabaseExport::split(BufferedStream& stream, std::size_t limit,
                                   const SliceSink& sink) const {
  const Result<std::string_view> sample = stream.peek(longest_coded_head);
  if (!sample) return pass(sample);
  const bool coded = has_codes(*sample);
  bool behind_end = true;
  const auto begins = [&](std::string_view text) {
    const std::string_view line = line_at(text);
    if (line.empty()) return false;
    if (coded) return begins_with_codes(line);
    // Behind a rule at the start of the file stands what was searched for.
    const bool begins_here =
        std::exchange(behind_end, ends_document(line)) && !is_rule_of_export(line);
    return begins_here || begins_document(line);
  };
  return split_at_lines(stream, limit, longest_frame_line, begins, sink);
}

Result<RawRelease> DatabaseExport::parse(const Record& record) const {
  const DecodedText decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  if (has_codes(decoded.text)) return read_coded(decoded.text, decoded.undecodable);
  const auto paragraphs = paragraphs_of(decoded.text);
  const auto counted = read_counted_head(paragraphs);
  const Head head = counted ? *counted : read_plain_head(paragraphs);
  FieldCollector collector;
  std::string body;
  const auto add_text = [&](std::string_view text) { body.append(text) += "\n\n"; };
  for (std::size_t at = head.end; at < paragraphs.size(); ++at) {
    const auto label = counted ? std::nullopt : read_label(paragraphs[at]);
    if (!label && body.empty() && is_only_address(paragraphs[at])) {
      collector.suggest(RawField::url, {std::string(paragraphs[at])});
    } else if (!label) {
      if (!tells_copyright(paragraphs[at])) add_text(paragraphs[at]);
    } else if (label->field == "body") {
      add_text(label->value);
    } else if (const auto field = find_raw_field(label->field)) {
      if (field == RawField::issuer && is_nobody(label->value)) continue;
      const bool list = *field == RawField::channel || *field == RawField::source;
      collector.set(*field, {list ? up_to(label->value, ';') : std::string(label->value)});
    } else if (label->field == "summary") {
      collector.suggest(RawField::body, {std::string(label->value)});
    }
  }
  collector.suggest(RawField::title, {fold_spaces(head.title)});
  collector.suggest(RawField::date, {head.date});
  collector.suggest(RawField::source, {fold_spaces(head.source)});
  collector.suggest(RawField::issuer, {head.issuer});
  collector.set(RawField::body, {unwrap_lines(body)});
  return std::move(collector).text_release(decoded.undecodable);
}

}  // namespace dateline
