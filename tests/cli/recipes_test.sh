#!/usr/bin/env bash
# The commands of dateline-recipes(7) do what it says: each is run on the samples, unless what it
# needs is not installed.
. "$(dirname "$0")/lib.sh"

page=$DATELINE_SOURCE/data/man/dateline-recipes.7
expect 0 indexer index --db news.db "$samples/ein"
expect 0 indexer index --db wires.db "$samples"/ein/2022*
mkdir bin recipes
ln -s "$DATELINE_QUERY" "$DATELINE_INDEXER" bin
printf '#!/bin/sh\ncat >mailed\n' >bin/sendmail
chmod +x bin/sendmail
# Debian's packages are for its own Python.
/usr/bin/python3 -c 'import xapian, zstandard' 2>/dev/null && system_python=1
export PATH=$work/bin:$PATH XDG_STATE_HOME=$work/state

# Each block in a file of its own, behind what it needs.
awk '/^\.\\" needs: /{needs=$0; sub(/.*needs: /, "", needs)}
     /^\.EX$/{file=sprintf("recipes/%02d", ++n); print "# " needs >file; needs=""; inside=1; next}
     /^\.EE$/{inside=0}
     inside{gsub(/\\-/, "-"); gsub(/\\e/, "\\"); print >file}' "$page"
[[ $(find recipes -type f | wc -l) -eq $(grep -c '^\.EX$' "$page") ]] || fail "recipes are missing"

installed() {
  case $1 in
    pandas) /usr/bin/python3 -c 'import pandas' 2>/dev/null ;;
    xapian-python) [[ -n ${system_python:-} ]] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}
for recipe in recipes/*; do
  for need in $(head -1 "$recipe" | cut -c2-); do
    installed "$need" || { echo "$recipe needs $need" && continue 2; }
  done
  [[ ! $(head -1 "$recipe") =~ xapian-python|pandas ]] || sed -i 's#^python3 #/usr/bin/python3 #' "$recipe"
  expect 0 bash -euo pipefail "$recipe"
  equals err ""
  cat out >>printed
done
[[ $(wc -l <odihr.csv) -gt 10 ]] || fail "no table"
head -c 3 excel.csv | cmp - <(printf '\xef\xbb\xbf') || fail "no mark"
says months.csv "2021-04"
says texts.txt "title:"
says mailed "Subject: News"
says mailed "</html>"
[[ ! -x $(command -v sqlite3) ]] || says printed "2022|"
[[ -z ${system_python:-} ]] || says printed "ODIHR Handbook for Domestic Observers Appears in Armenian"
