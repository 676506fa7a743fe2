#include <nlohmann/json.hpp>

#include "common/text/ascii.h"
#include "indexer/reader/xml_tree.h"
#include "query/serve/site.h"
#include "tests/fuzz/sound_release.h"
#include "tests/support/test_index.h"

namespace {

using namespace dateline;

std::vector<Release> releases() {
  std::vector<Release> all{
      test::make_release("New quay", "The harbour board opens the new quay today.", "2021-05-04"),
      test::make_release("\"><script>alert(1)</script>",
                         "A ferry's e-mail: <b>M&S</b>, R\u00E9union.", "2022-01-02"),
      test::make_release("https://port.example/a?b=\"c\"", "The harbour board.\n\nThe new quay.")};
  all[1].source = "port.example";
  all[2].url = "javascript:alert(1)";
  return all;
}

struct Served {
  test::TestIndex index{releases()};
  Session session = *Session::open({index.path()});
  Site site{{{index.path()}, {}, "", true, std::nullopt, true}};
};

void require_form(const WebRequest& request, const WebResponse& response) {
  if (response.type == "application/json") test::require(nlohmann::json::accept(response.body));
  if (response.type.starts_with("application/atom")) {
    test::require(XmlTree::parse(response.body, 1'000'000).has_value());
  }
  const bool original = request.path.size() == 3;
  std::string text = response.body;
  if (response.type.starts_with("text/csv")) std::erase(text, '\r');
  test::require(original || test::is_clean(text, true));
  if (response.type.starts_with("text/html")) {
    test::require(lowered(response.body).find("<script") == std::string::npos);
  }
}

}  // namespace

// What a browser may ask of the page: each request has an answer in the form that it names, no
// fault among them, and each state of a search is an address.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Served served;
  const std::string_view target = test::text_of(data, size);
  static_cast<void>(is_own_host(target, {"news.example", "fd00::1"}));
  const auto request = WebRequest::parse(target);
  if (!request) return 0;
  const WebResponse response = served.site.answer(*request, served.session);
  const bool original = request->path.size() == 3;
  test::require(original || (response.status < 500 && response.fault.empty()));
  require_form(*request, response);
  if (const auto state = SearchState::of(*request)) {
    const auto again = SearchState::of(*WebRequest::parse(state->url("/")));
    test::require(again && again->url("/search.json") == state->url("/search.json"));
  }
  return 0;
}
