#include "query/render/html_page.h"

#include <fmt/format.h>

#include "query/render/markup.h"

namespace dateline {
namespace {

/// Colours have a contrast of 7 to 1 with their background (WCAG 2.1, 1.4.6), the bars of 3 to 1.
constexpr std::string_view page_style = R"(
:root{color-scheme:light dark;--text:#1a1a1a;--faint:#4a4a4a;--page:#fff;--line:#c8c8c8;
--link:#0b3d91;--bar:#3a6ea5;--mark:#ffe48a}
@media(prefers-color-scheme:dark){:root{--text:#ececec;--faint:#bdbdbd;--page:#161616;
--line:#4a4a4a;--link:#a9c9ff;--bar:#6fa3dc;--mark:#473700}}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{max-width:50rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3,h4{font-size:1.05rem;margin:0}
h1,h2,h3,h4,p,li,dd,td,th{overflow-wrap:anywhere}
a{color:var(--link)}mark{background:var(--mark);color:inherit;padding:0 .1em}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}
dt{color:var(--faint);grid-column:1}dd{margin:0;grid-column:2}
ol.hits{list-style:none;padding:0;margin:0}
ol.hits>li{border-top:1px solid var(--line);padding:.8rem 0}
ol.hits p{margin:.2rem 0}
.faint{color:var(--faint);font-size:.9rem}
figure{margin:.5rem 0}svg{display:block;width:100%;overflow:hidden}
svg text{fill:var(--text);font-size:13px}svg text a{fill:var(--link);
text-decoration:underline}svg .bar{fill:var(--bar)}svg .axis{stroke:var(--line)}
table{border-collapse:collapse;font-size:.9rem}
td,th{text-align:left;padding:.1rem .8rem .1rem 0;vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
summary{cursor:pointer;color:var(--faint)}
input,select,button{font:inherit;padding:.3rem .5rem;max-width:100%;box-sizing:border-box}
form p{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}form span{white-space:nowrap}
input[type=search]{flex:1 1 12rem;min-width:0}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0}
@media(min-width:70rem){main:has(.found){max-width:74rem}
.found{display:grid;grid-template-columns:minmax(0,1fr) 20rem;gap:2.5rem}
.found h2:first-child{margin-top:0}}
@media print{main{max-width:none;padding:0}a{color:inherit}details:not([open]){display:none}
ol.hits>li,figure{break-inside:avoid}.screen{display:none}}
)";

}  // namespace

std::string marked_html(const MarkedText& text) {
  std::string html;
  const std::string_view all = text.text;
  std::size_t at = 0;
  for (const Mark& mark : text.marks) {
    if (mark.begin < at || mark.end > all.size()) continue;
    html += xml_text(all.substr(at, mark.begin - at));
    html += "<mark>" + xml_text(all.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    at = mark.end;
  }
  return html + xml_text(all.substr(at));
}

std::string web_link(std::string_view url) {
  return is_web_address(url) ? xml_text(url) : std::string();
}

std::string link_html(std::string_view address, std::string_view text) {
  return fmt::format("<a href=\"{}\">{}</a>", xml_text(address), xml_text(text));
}

std::string html_begin(std::string_view title, std::string_view head) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<title>{}</title>\n<style>{}</style>\n{}</head>\n<body>\n<main>\n",
      xml_text(html_policy), xml_text(title), page_style, head);
}

std::string html_end() {
  return "</main>\n</body>\n</html>\n";
}

}  // namespace dateline
