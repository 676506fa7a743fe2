#include "indexer/document/keyword_terms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/schema/keyword.h"

namespace dateline {
namespace {

class Terms {
 public:
  void add(FieldId id, std::string_view content) {
    std::string term = boolean_term(field(id), content);
    if (!term.empty()) terms_.push_back(std::move(term));
  }

  void add_ticker(std::string_view ticker) {
    add(FieldId::ticker, ticker);
    const auto colon = ticker.find(':');
    if (colon != std::string_view::npos) add(FieldId::ticker, ticker.substr(colon + 1));
  }

  void add_place(std::string_view place) {
    add(FieldId::place, place);
    if (place.find(',') == std::string_view::npos) return;
    while (!place.empty()) {
      const auto end = std::min(place.find(','), place.size());
      add(FieldId::place, place.substr(0, end));
      place.remove_prefix(std::min(end + 1, place.size()));
    }
  }

  std::vector<std::string> take() { return std::move(terms_); }

 private:
  std::vector<std::string> terms_;
};

}  // namespace

std::vector<std::string> keyword_terms(const Release& release) {
  Terms terms;
  terms.add(FieldId::source, release.source);
  for (const std::string& channel : release.channels) terms.add(FieldId::channel, channel);
  for (const std::string& ticker : release.tickers) terms.add_ticker(ticker);
  terms.add_place(release.place);
  terms.add(FieldId::language, release.language);
  terms.add(FieldId::host, host_of_url(release.url));
  terms.add(FieldId::url, release.url);
  terms.add(FieldId::file, release.origin.file);
  terms.add(FieldId::id, release.id);
  terms.add(FieldId::form, release.form);
  for (const ZoneSpan& span : release.zones) terms.add(FieldId::zone, to_string(span.zone));
  return terms.take();
}

}  // namespace dateline
