#include <array>
#include <optional>
#include <utility>

#include "indexer/format/ein_page.h"
#include "indexer/format/foreign.h"
#include "indexer/format/form.h"
#include "indexer/format/html.h"
#include "indexer/format/json_lines.h"
#include "indexer/format/long_line.h"
#include "indexer/format/text_page.h"

namespace dateline {
namespace {

const JsonLines json_lines;
const EinPage ein_page;
const HtmlPage html_page;
const LongLine long_line;
const TextPage text_page;

// The particular stand before the general.
const std::array<const Form*, 5> form_table{
    &json_lines, &html_page, &ein_page, &long_line, &text_page,
};

}  // namespace

std::span<const Form* const> forms() {
  return form_table;
}

Result<const Form*> recognise(const Sample& sample) {
  if (std::optional<Error> refusal = refusal_by_media_type(sample)) {
    return tl::unexpected<Error>(*std::move(refusal));
  }
  for (const Form* form : form_table) {
    if (form->recognises(sample)) return form;
  }
  return tl::unexpected<Error>(refusal_of(sample));
}

}  // namespace dateline
