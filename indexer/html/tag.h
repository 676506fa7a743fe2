#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::html {

/// The elements that parsing or extraction treats specially, in alphabetical order; `other` is any
/// other element, `text` a run of character data, `document` the root.
enum class Tag : std::uint8_t {
  document,
  text,
  other,
  a,
  abbr,
  acronym,
  address,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  command,
  datalist,
  dd,
  del,
  details,
  dfn,
  dialog,
  dir,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  kbd,
  keygen,
  label,
  legend,
  li,
  link,
  listing,
  main,
  map,
  mark,
  math,
  menu,
  meta,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  output,
  p,
  param,
  picture,
  pre,
  progress,
  q,
  rp,
  rt,
  ruby,
  s,
  samp,
  script,
  search,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_element,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
};

/// The tag of that name; ASCII case does not matter.
Tag find_tag(std::string_view name);

/// A block-level element: starts and ends a paragraph.
bool is_block(Tag tag);

/// Has no content and no end tag (HTML Standard, "void elements").
bool is_void(Tag tag);

/// Its content is characters up to its own end tag (HTML Standard, "raw text" and "RCDATA").
bool is_raw_text(Tag tag);

/// Its content is never part of the page text: scripts, styles, controls, pictures.
bool is_unreadable(Tag tag);

/// Marks characters inside a line: the end tag of an outer one may overtake it.
bool is_formatting(Tag tag);

constexpr bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

}  // namespace dateline::html
