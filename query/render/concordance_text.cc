#include "query/render/concordance_text.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "query/render/styled_text.h"
#include "query/render/terminal_text.h"

namespace dateline {
namespace {

/// The longest prefix of a text that fits into the columns.
std::string_view begin_of(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    const std::size_t size = utf8_character(text, end).size;
    width += display_width(text.substr(end, size));
    if (width > columns) break;
    end += size;
  }
  return text.substr(0, end);
}

/// The longest suffix that fits.
std::string_view end_of(std::string_view text, std::size_t columns) {
  while (display_width(text) > columns) text.remove_prefix(utf8_character(text, 0).size);
  return text;
}

}  // namespace

std::string concordance_text(const std::vector<ConcordanceLine>& lines,
                             const RenderOptions& options) {
  const std::size_t side = std::max<std::size_t>(options.width, 40) * 2 / 5;
  const std::size_t width = std::max<std::size_t>(options.width, 40);
  std::string text;
  for (const ConcordanceLine& line : lines) {
    const std::string_view left = end_of(line.left, side);
    const std::string_view match = begin_of(line.match, width - side);
    const std::size_t taken = side + display_width(match);
    text.append(side - display_width(left), ' ');
    text += terminal_text(left);
    text += styled(match, Style::mark, options.colour);
    text += terminal_text(begin_of(line.right, width - std::min(taken, width)));
    text += '\n';
  }
  return text;
}

}  // namespace dateline
