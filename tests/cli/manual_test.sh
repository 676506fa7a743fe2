#!/usr/bin/env bash
# Manual pages are well-formed, refer only to pages that exist, and become HTML whose links lead
# somewhere.
. "$(dirname "$0")/lib.sh"

mkdir pages
cp "$DATELINE_BUILD"/data/*.[157].gz pages
[[ $(find pages -type f | wc -l) -ge 10 ]] || fail "pages are missing"
for page in pages/*; do
  name=$(basename "$page" .gz)
  gunzip -c "$page" >"$name"
  expect 0 groff -t -Kutf8 -man -ww -z "$name"
  equals err ""
  tr -d '\134' <"$name" >plain
  while read -r _ other section; do
    [[ $other != dateline* || -e pages/$other.${section//[()]/}.gz ]] || fail "$name refers to $other $section"
  done < <(grep -oE '^\.BR [a-z.-]+ \([157]\)' plain)
  # Every page is named by the tour, and refers to others.
  [[ $name == dateline.7 ]] || grep -qF "${name%.?}" <(gunzip -c pages/dateline.7.gz | tr -d '\134') ||
    fail "dateline(7) does not name $name"
  grep -q '^\.SH SEE ALSO\|^\.SH READ ON' "$name" || fail "$name refers to nothing"
done

if ! command -v mandoc >/dev/null; then
  echo "HTML: skipped, there is no mandoc"
  exit 0
fi
expect 0 "$DATELINE_SOURCE/scripts/site.sh" pages site
equals err ""
grep -ohE 'href="[^"#]+' site/*.html | sed 's/href="//' | sort -u >targets
[[ $(wc -l <targets) -ge 10 ]] || fail "pages are not linked"
while read -r target; do
  [[ -e site/$target ]] || fail "a page links to $target, which is not there"
done <targets
says site/index.html "<h1"
