#!/usr/bin/env bash
# Released programs are built so that a fault in them is hard to make use of.
. "$(dirname "$0")/lib.sh"

if ! grep -q '^DATELINE_HARDENED:BOOL=ON' "$DATELINE_BUILD/CMakeCache.txt"; then
  echo "skipped: not a build for release"
  exit 77
fi
for program in "$DATELINE_INDEXER" "$DATELINE_QUERY"; do
  readelf -hldW --dyn-syms "$program" >elf
  grep -Eq 'Type: +DYN' elf || fail "$program is not position-independent"
  says elf GNU_RELRO
  grep -Eq 'FLAGS.* (BIND_NOW|NOW)' elf || fail "$program is bound lazily"
  says elf __stack_chk_fail
  grep -Eq '__(memcpy|memmove|read|snprintf|vsnprintf|fprintf|memset|strcpy|explicit_bzero)_chk' elf ||
    fail "$program has no fortified functions"
  grep -E 'GNU_STACK' elf | grep -q 'RW ' || fail "$program has an executable stack"
done
