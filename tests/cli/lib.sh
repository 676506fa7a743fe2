# The start of every test of the programs: creates a temporary directory, removed at the end, and
# defines functions for expectations. ctest sets DATELINE_INDEXER, DATELINE_QUERY, DATELINE_BUILD and
# DATELINE_SOURCE; and DATELINE_TEST_CONFIG, a configuration, where tests run with another one.
# shellcheck shell=bash
set -euo pipefail

export LC_ALL=C.UTF-8
export DATELINE_CONFIG=${DATELINE_TEST_CONFIG:-/dev/null}
unset DATELINE_DB
# shellcheck disable=SC2034 # for the tests
samples=$DATELINE_SOURCE/data/sample

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

indexer() { "$DATELINE_INDEXER" "$@"; }
query() { "$DATELINE_QUERY" "$@"; }

fail() {
  local frame=0 file
  while [[ ${BASH_SOURCE[frame + 1]} == "${BASH_SOURCE[0]}" ]]; do ((++frame)); done
  echo "FAILED at line ${BASH_LINENO[frame]}: $*" >&2
  for file in out err; do
    [[ -s $file ]] && sed "s/^/  $file: /" "$file" | cut -c1-160 | head -20 >&2
  done
  exit 1
}

# expect CODE COMMAND...: the command exits with CODE; its output is in out and err.
expect() {
  local expected=$1 code=0
  shift
  "$@" >out 2>err </dev/null || code=$?
  [[ $code -eq $expected ]] || fail "'$*' ended with $code instead of $expected"
}

# sanitized: the programs were built with the address sanitizer.
sanitized() { grep -q __asan_init "$DATELINE_INDEXER"; }

# in_memory BYTES COMMAND...: runs the command with so many bytes of addresses, unless a sanitizer
# wants them all.
in_memory() {
  if sanitized; then
    "${@:2}"
  else
    prlimit --as="$1" "${@:2}"
  fi
}

# says FILE TEXT: the file (out, err) contains the text. lacks: it does not.
says() { grep -qF -- "$2" "$1" || fail "no '$2' in $1"; }
lacks() { ! grep -qiF -- "$2" "$1" || fail "'$2' in $1"; }

# equals FILE TEXT: the file contains exactly this text (without the last newline).
equals() { [[ $(cat "$1") == "$2" ]] || fail "$1 is not '$2'"; }

# has_terminals: this system gives out terminals; a container without /dev/pts does not.
has_terminals() { script -qec true /dev/null </dev/null >/dev/null 2>&1; }

# counts INDEX WORDS N: a search for the words finds N releases.
counts() {
  local code=0
  [[ $3 -gt 0 ]] || code=1
  expect "$code" query --db "$1" --count -- "$2"
  equals out "$3"
}

# halt_when PID COMMAND...: stops the process (SIGSTOP) as soon as the command succeeds, on slow and
# fast machines alike: the process runs only between checks.
halt_when() {
  local pid=$1
  shift
  while kill -STOP "$pid" 2>/dev/null; do
    "$@" 2>/dev/null && return
    kill -CONT "$pid"
    sleep 0.005
  done
  fail "process $pid ended before: $*"
}

# many_samples N: creates a folder "many" with N copies of the sample pages, for longer runs.
many_samples() {
  local copy
  for ((copy = 0; copy < $1; ++copy)); do
    mkdir -p "many/$copy"
    cp -r "$samples"/{ein,lines} "many/$copy"
  done
}
