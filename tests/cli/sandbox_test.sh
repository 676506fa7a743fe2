#!/usr/bin/env bash
# Both programs are confined by the kernel while they read archives and indexes, and do all they
# should nevertheless.
. "$(dirname "$0")/lib.sh"

# Symbolic links are followed wherever they lead; earlier dumps are read again by a rebuild.
mkdir -p archive elsewhere others
cp -r "$samples/ein" elsewhere/ein
cp "$samples"/lines/* elsewhere
ln -s ../elsewhere/ein archive/ein
for file in "$samples"/lines/*; do ln -s "../elsewhere/$(basename "$file")" archive; done
cp -r "$samples/lines" others/lines

for option in --no-sandbox --log-level=info; do
  expect 0 indexer index --db news.db $option archive
  expect 0 indexer index --db news.db $option --full others
  expect 0 query --db news.db --count ODIHR
  cp out "found$option"
  rm -r news.db
done
equals found--log-level=info "$(cat found--no-sandbox)"
expect 0 indexer clean archive
cp out cleaned
expect 0 indexer clean --no-sandbox archive
cmp -s out cleaned || fail "what is cleaned differs in a sandbox"
expect 0 indexer index --db news.db archive
# Original bytes come from wherever the dump is.
id=$(query --db news.db --format ids --limit 1 ODIHR)
expect 0 query --db news.db --show "$id" --raw

# A watch writes its state.
expect 0 query watch add one --state state --db news.db ODIHR
expect 0 query watch run --state state
expect 1 query watch run --state state

expect 0 query --help
says out "--no-sandbox"
expect 0 indexer --help
says out "--no-sandbox"

# with_old_kernel COMMAND...: as where neither Landlock nor seccomp is known.
with_old_kernel() {
  python3 - "$@" <<'END'
import ctypes, os, struct, sys
landlock_create_ruleset, prctl = 444, {"x86_64": 157, "aarch64": 167}[os.uname().machine]
no_new_privs, set_seccomp, filter_mode = 38, 22, 2
refuse, allow = 0x00050000 | 38, 0x7FFF0000  # 38: ENOSYS
load, equal, end = 0x20, 0x15, 0x06
program = [(load, 0, 0, 0), (equal, 4, 0, landlock_create_ruleset), (equal, 0, 2, prctl),
           (load, 0, 0, 16), (equal, 1, 0, set_seccomp), (end, 0, 0, allow), (end, 0, 0, refuse)]
code = b"".join(struct.pack("HBBI", *line) for line in program)
libc = ctypes.CDLL(None)
buffer = ctypes.create_string_buffer(code)
head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer)))
assert libc.prctl(no_new_privs, 1, 0, 0, 0) == 0
assert libc.prctl(set_seccomp, filter_mode, head) == 0
os.execv(sys.argv[1], sys.argv[1:])
END
}

# What the kernel cannot do is said on demand, and the program works without it.
lacking="this system cannot confine parsers to the files named (Landlock) and from the network (seccomp)"
for words in "$DATELINE_QUERY --db news.db --count ODIHR" "$DATELINE_INDEXER clean archive" \
  "$DATELINE_INDEXER index --db news.db archive"; do
  read -ra command <<<"$words"
  expect 0 with_old_kernel "${command[@]}" --verbose
  says err "$lacking"
  expect 0 with_old_kernel "${command[@]}"
  lacks err "$lacking"
  expect 0 with_old_kernel "${command[@]}" --verbose --no-sandbox
  lacks err "$lacking"
done
rm -r state
expect 0 query watch add one --state state --db news.db ODIHR
expect 0 with_old_kernel "$DATELINE_QUERY" watch run --state state --verbose
says err "$lacking"

# The kernel says what a run is confined to; here the indexer waits in the midst of one. A build
# with sanitizers has no sandbox.
sanitized && exit 0
[[ $(grep -c '^Seccomp:' /proc/self/status) -eq 1 ]] || exit 77
mkfifo queries
"$DATELINE_QUERY" --db news.db --queries queries --format ids >out 2>err &
pid=$!
exec 9>queries
echo ODIHR >&9
until [[ -s out ]]; do sleep 0.01; done
grep -qx $'Seccomp:\t2' /proc/$pid/status || fail "a search is not confined"
grep -qx $'NoNewPrivs:\t1' /proc/$pid/status || fail "a search may gain privileges"
exec 9>&-
wait $pid
