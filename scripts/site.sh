#!/usr/bin/env bash
# Makes HTML of all manual pages, with links between them.
# usage: scripts/site.sh PAGES SITE    (PAGES: a folder of compressed pages, as the build makes it)
set -euo pipefail
data=$(cd "$(dirname "${BASH_SOURCE[0]}")/../data" && pwd)
pages=$1 site=$2

if ! command -v mandoc >/dev/null; then
  echo "site: there is no mandoc (apt-get install mandoc)" >&2
  exit 2
fi
mkdir -p "$site"
links=()
for page in "$pages"/*.[157].gz; do
  name=$(basename "$page" .gz) # NAME.SECTION
  links+=(-e "s#(<a class=\"permalink\"[^>]*>)?<b>${name%.?}</b>\(${name##*.}\)(</a>)?#<a href=\"$name.html\">${name%.?}(${name##*.})</a>#g")
done
for page in "$pages"/*.[157].gz; do
  gunzip -c "$page" | mandoc -T html -O toc,style=manual.css | sed -E "${links[@]}" >"$site/$(basename "$page" .gz).html"
done
cp "$site/dateline.7.html" "$site/index.html"
cp "$data/site/manual.css" "$site"
