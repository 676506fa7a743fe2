#include <array>

#include "indexer/format/foreign.h"
#include "indexer/format/form.h"
#include "indexer/format/json_lines.h"

namespace dateline {
namespace {

const JsonLines json_lines;

// The particular stand before the general.
const std::array<const Form*, 1> form_table{
    &json_lines,
};

}  // namespace

std::span<const Form* const> forms() {
  return form_table;
}

Result<const Form*> recognise(const Sample& sample) {
  for (const Form* form : form_table) {
    if (form->recognises(sample)) return form;
  }
  return tl::unexpected<Error>(refusal_of(sample));
}

}  // namespace dateline
