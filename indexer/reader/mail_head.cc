#include "indexer/reader/mail_head.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/folded_text.h"
#include "common/text/table_rows.h"
#include "indexer/reader/mail_labels_table.h"

namespace dateline {
namespace {

constexpr std::size_t most_head_lines = 16;
constexpr std::size_t longest_label = 40;  ///< bytes

enum class LabelKind : std::uint8_t { none, from, date, to, subject, other };

constexpr std::array label_kind_names{std::pair{std::string_view("from"), LabelKind::from},
                                      std::pair{std::string_view("date"), LabelKind::date},
                                      std::pair{std::string_view("to"), LabelKind::to},
                                      std::pair{std::string_view("subject"), LabelKind::subject},
                                      std::pair{std::string_view("other"), LabelKind::other}};

/// A label in small letters and without spaces.
std::string folded_label(std::string_view label) {
  std::string plain = lowered(label);
  std::erase_if(plain, is_space);
  return std::string(FoldedText(plain).view());
}

struct Labels {
  std::unordered_map<std::string, LabelKind> kinds;
  std::unordered_set<std::string> forwards;
  std::unordered_set<std::string> replies;
  std::vector<std::string> marks;
};

const Labels& labels() {
  static const Labels table = [] {
    Labels read;
    for (auto [kind, language, row] : table_rows<3>(mail_labels_table)) {
      const auto* const known =
          std::ranges::find(label_kind_names, kind, &decltype(label_kind_names)::value_type::first);
      while (!row.empty()) {
        const std::string label = folded_label(take_until(row, ' '));
        if (kind == "forward") read.forwards.insert(label);
        if (kind == "reply") read.replies.insert(label);
        if (kind == "mark") read.marks.push_back(label);
        if (known != label_kind_names.end()) read.kinds.emplace(label, known->second);
      }
    }
    return read;
  }();
  return table;
}

/// A blank, a mark of bold words, or a bar between the cells of a table.
bool is_mark_of_head(char c) {
  return c == '*' || c == '|' || is_space(c);
}

struct HeadLine {
  LabelKind kind = LabelKind::none;
  std::string_view value;
};

HeadLine read_head_line(std::string_view line) {
  line = trimmed<is_mark_of_head>(without_quotation(line));
  std::size_t colon = line.substr(0, longest_label).find(':');
  std::size_t value = colon + 1;
  if (colon == line.npos) {
    constexpr std::string_view wide_colon = "：";
    colon = line.substr(0, longest_label).find(wide_colon);
    if (colon == line.npos) return {};
    value = colon + wide_colon.size();
  }
  const auto known = labels().kinds.find(folded_label(line.substr(0, colon)));
  if (known == labels().kinds.end()) return {};
  return {known->second, trimmed<is_mark_of_head>(line.substr(value))};
}

}  // namespace

std::string_view without_quotation(std::string_view line) {
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  return line;
}

namespace {

/// Whether a line is the rest of a long subject: it stands between that and another line of a head.
bool continues_subject(std::span<const std::string_view> lines, std::size_t begin, std::size_t at) {
  if (at == begin || at + 1 == lines.size() || trimmed(without_quotation(lines[at])).empty()) {
    return false;
  }
  return read_head_line(lines[at - 1]).kind == LabelKind::subject &&
         read_head_line(lines[at + 1]).kind != LabelKind::none;
}

}  // namespace

bool begins_with_head_label(std::string_view line) {
  return read_head_line(line).kind != LabelKind::none;
}

std::optional<MailHead> read_mail_head(std::span<const std::string_view> lines, std::size_t begin) {
  MailHead head;
  bool addressed = false;
  std::size_t at = begin;
  for (; at < std::min(lines.size(), begin + most_head_lines); ++at) {
    const HeadLine line = read_head_line(lines[at]);
    // Addresses may go on.
    const bool goes_on = addressed && lines[at].find('@') != std::string_view::npos;
    if (line.kind == LabelKind::none && !goes_on) {
      if (!continues_subject(lines, begin, at)) break;
      head.subject.append(" ").append(trimmed<is_mark_of_head>(without_quotation(lines[at])));
      continue;
    }
    if (line.kind == LabelKind::from && !head.from.empty()) break;
    if (line.kind == LabelKind::from) head.from = line.value;
    if (line.kind == LabelKind::date && head.date.empty()) head.date = line.value;
    if (line.kind == LabelKind::subject) head.subject = line.value;
    addressed = addressed || line.kind == LabelKind::to;
  }
  if (head.from.empty() || head.subject.empty()) return std::nullopt;
  if (!addressed && head.date.empty()) return std::nullopt;
  head.end = at;
  return head;
}

namespace {

/// A subject without the prefixes that are known.
std::string_view without_prefixes(std::string_view subject, const auto& is_prefix) {
  for (;;) {
    subject = trimmed(subject);
    const std::size_t colon = subject.substr(0, longest_label).find(':');
    if (colon == subject.npos || !is_prefix(folded_label(subject.substr(0, colon)))) return subject;
    subject.remove_prefix(colon + 1);
  }
}

}  // namespace

std::string_view without_forward_prefix(std::string_view subject) {
  return without_prefixes(
      subject, [](const std::string& label) { return labels().forwards.contains(label); });
}

std::string_view headline_of_subject(std::string_view subject) {
  return without_prefixes(subject, [](const std::string& label) {
    return labels().forwards.contains(label) || labels().replies.contains(label);
  });
}

bool marks_forward(std::string_view line) {
  constexpr std::size_t longest_mark = 200;  // bytes
  const std::string folded = folded_label(line.substr(0, longest_mark));
  return std::ranges::any_of(labels().marks, [&](const std::string& mark) {
    return folded.find(mark) != std::string::npos;
  });
}

std::string sender_name(std::string_view from) {
  from = trimmed<is_space>(from);
  const std::size_t bracket = std::min(from.find('<'), from.find("[mailto:"));
  if (bracket == from.npos) {
    const std::size_t name = from.find('(');
    const bool behind_address = name != from.npos && from.ends_with(')') &&
                                (from.substr(0, name).find('@') != from.npos ||
                                 from.substr(0, name).find(" at ") != from.npos);
    if (!behind_address) return std::string(from);
    return std::string(trimmed(from.substr(name + 1, from.size() - name - 2)));
  }
  std::string_view name = trimmed(from.substr(0, bracket));
  if (name.empty()) {
    std::string_view address = from.substr(from.find_first_of("<:", bracket) + 1);
    return std::string(address.substr(0, address.find_first_of(">]")));
  }
  const bool quoted = name.size() > 1 && name.front() == '"' && name.back() == '"';
  return std::string(quoted ? name.substr(1, name.size() - 2) : name);
}

}  // namespace dateline
