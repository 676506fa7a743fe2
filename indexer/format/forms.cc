#include <array>
#include <optional>
#include <utility>

#include "indexer/format/ein_page.h"
#include "indexer/format/feed.h"
#include "indexer/format/foreign.h"
#include "indexer/format/form.h"
#include "indexer/format/html.h"
#include "indexer/format/json_lines.h"
#include "indexer/format/json_values.h"
#include "indexer/format/long_line.h"
#include "indexer/format/mail.h"
#include "indexer/format/markdown.h"
#include "indexer/format/newsml.h"
#include "indexer/format/nitf.h"
#include "indexer/format/reuters.h"
#include "indexer/format/table.h"
#include "indexer/format/text_page.h"
#include "indexer/format/titled_text.h"

namespace dateline {
namespace {

const JsonLines json_lines;
const JsonValues json_values;
const Feed feed;
const Nitf nitf;
const NewsMl newsml;
const Reuters reuters;
const Mail mail;
const Mbox mbox;
const Table table;
const TitledText titled_text;
const Markdown markdown;
const EinPage ein_page;
const HtmlPage html_page;
const LongLine long_line;
const TextPage text_page;

// Specific forms come before general ones.
const auto form_table = std::to_array<const Form*>({
    &json_lines,
    &json_values,
    &feed,
    &nitf,
    &newsml,
    &reuters,
    &mbox,
    &mail,
    &table,
    &titled_text,
    &markdown,
    &html_page,
    &ein_page,
    &long_line,
    &text_page,
});

}  // namespace

std::span<const Form* const> forms() {
  return form_table;
}

Result<const Form*> recognise(const Sample& sample) {
  for (const auto refuse : {refusal_by_transport, refusal_by_mark}) {
    if (std::optional<Error> refusal = refuse(sample)) {
      return fail(*std::move(refusal));
    }
  }
  for (const Form* form : form_table) {
    if (form->recognises(sample)) return form;
  }
  return fail(refusal_of(sample));
}

}  // namespace dateline
