#!/usr/bin/env bash
# Thirty nights of new, grown, changed, moved, deleted and damaged dumps and indexes, over an invented
# archive or that in DATELINE_NIGHTS: a person is told what needs one and nothing else, searches and the
# page agree, and at the end the indexes are those that fresh ones would be (tests/nights).
. "$(dirname "$0")/lib.sh"

if [[ ! -e /usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1 ]] || ! unshare --mount true 2>/dev/null || sanitized; then
  echo "skipped: there is no libfaketime, or this user may not mount, or a sanitizer wants no other library first"
  exit 77
fi
mkdir -p archives/{pages,wires,others}
for n in {1..60}; do
  sed "s/tidal power station/tidal power station $n/; s/24 turbines/$((n + 24)) turbines/" "$samples/forms/page.html" >"archives/pages/$n.html"
done
words=(harbour council bridge tariff ballot lighthouse museum orchard railway school announces correction)
for n in {100..399}; do
  text=$(for i in {1..60}; do printf '%s%d ' "${words[(n * i * i + i) % 12]}" $((n * i % 97)); done)
  printf -- '---\ntitle: Report %d of the harbour board\ndate: 2024-05-06\n---\n\nThe board %s today. %s.\n' "$n" "${words[n % 12]}" "$text" \
    >"archives/wires/$n.md"
done
expect 0 cmake --install "$DATELINE_BUILD" --prefix "$work/prefix"
[[ -z ${DATELINE_NIGHTS-} ]] || { rm -r archives && cp -r "$DATELINE_NIGHTS" archives; }
expect 0 unshare --mount python3 -B "$DATELINE_SOURCE/tests/nights/thirty_nights.py" "$work/prefix" \
  "$DATELINE_BUILD/tests/crash/fault_shim.so" archives nights
cat out
says out "0 and 0 are not in the other"
