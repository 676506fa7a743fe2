#include "common/source/header_block.h"

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t longest_block = std::size_t{256} << 10;

bool is_empty_line(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

}  // namespace

Result<HeaderBlock> HeaderBlock::take(BufferedStream& stream) {
  HeaderBlock block;
  std::size_t left = longest_block;
  while (true) {
    bool overlong = false;
    Result<std::string> line = stream.take_until('\n', left, overlong);
    if (!line) return pass(line);
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

std::vector<std::string_view> HeaderBlock::values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields_) {
    if (equals_ignoring_case(key, name)) values.push_back(value);
  }
  return values;
}

std::string_view HeaderBlock::value(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (equals_ignoring_case(key, name)) return value;
  }
  return {};
}

}  // namespace dateline
