#include "common/source/header_block.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t longest_block = std::size_t{256} << 10;
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_white_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_empty_line(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  return text;
}

Result<HeaderBlock> HeaderBlock::take(BufferedStream& stream) {
  HeaderBlock block;
  std::size_t left = longest_block;
  while (true) {
    bool overlong = false;
    Result<std::string> line = stream.take_until('\n', left, overlong);
    if (!line) return pass(std::move(line));
    if (overlong) return fail(ErrorKind::input, "headers are longer than 256 KiB");
    if (line->empty() || is_empty_line(*line)) return block;
    left -= line->size();
    block.add_line(*line);
  }
}

HeaderBlock HeaderBlock::read(std::string_view& text) {
  HeaderBlock block;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n') + 1);
    if (line.empty()) break;  // unterminated last line: not a header
    text.remove_prefix(line.size());
    if (is_empty_line(line)) break;
    block.add_line(line);
  }
  return block;
}

void HeaderBlock::add_line(std::string_view line) {
  const bool goes_on = line.front() == ' ' || line.front() == '\t';
  const std::string_view text = trimmed(line);
  if (goes_on && !fields_.empty()) {
    fields_.back().second.append(" ").append(text);
    return;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return;
  fields_.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
}

std::string_view HeaderBlock::value(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (same_name(key, name)) return value;
  }
  return {};
}

}  // namespace dateline
