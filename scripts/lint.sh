#!/usr/bin/env bash
# Checks the form of all files: shellcheck, clang-format, the order of the rooms (scripts/rooms.sh), and
# clang-tidy as scripts/tidy.sh does it.
# usage: scripts/lint.sh [--all]    (clang-tidy looks at all sources)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build lint

status=0
mapfile -t sources < <(find common indexer query tests -name '*.cc' -o -name '*.h' | sort)
mapfile -t scripts < <(find scripts tests .ci -name '*.sh' -o -path .ci/run | sort)

echo "shellcheck: ${#scripts[@]} scripts"
shellcheck "${scripts[@]}" || status=1

echo "clang-format: ${#sources[@]} files"
clang-format --dry-run -Werror "${sources[@]}" || status=1

echo "rooms: in the order of ARCHITECTURE.md"
scripts/rooms.sh || status=1

echo "standard error: print_line() alone"
printers='common/support/standard_output.*|common/text/terminal_text.cc'
printers+='|indexer/command/progress_display.cc' # the line of progress
if grep -rnE 'stderr|std::cerr|std::clog|perror|write_message' common indexer query --include='*.cc' --include='*.h' |
  grep -vE "^($printers):"; then
  status=1
fi

# The demo compiles many sources of a room as one.
echo "constants: one of a name in a room"
same=$(grep -rE '^constexpr [^=({]+[= {]' common indexer query --include='*.cc' |
  sed -nE 's#^(.*)/([^/]+):constexpr ([^=({]*[ &*])?([a-z_]+)( = |\{|\[).*#\1 \4 \2#p' | sort -u |
  cut -d' ' -f1,2 | uniq -d)
if [[ -n $same ]]; then
  echo "$same"
  status=1
fi

scripts/tidy.sh "$@" || status=1
[[ $status -eq 0 ]] && echo "lint: ok"
exit "$status"
