#!/usr/bin/env bash
# Standard streams that are closed, full, or of a terminal that went away: a run does its work all
# the same and ends with the code that it would have ended with.
. "$(dirname "$0")/lib.sh"

cp -r "$samples/ein" archive
head -c 5000 /dev/urandom >archive/noise.bin
expect 6 indexer index --db expected.db archive

# ends CODE COMMAND: the command, run by a shell of its own, ends with the code.
ends() {
  local code=0
  bash -c "$2" </dev/null || code=$?
  [[ $code -eq $1 ]] || fail "'$2' ended with $code instead of $1"
}
export indexer=$DATELINE_INDEXER query=$DATELINE_QUERY

number=0
for where in '2>&-' '2>/dev/full' '<&- >/dev/null 2>&-' '2> >(exit 0)' '| head -c 1' '2>&1 | :'; do
  db=stream$((++number)).db
  ends 6 "set -o pipefail; \$indexer index --progress always --db $db archive $where >/dev/null"
  expect 0 indexer check --db "$db"
  expect 0 query --db "$db" --count ODIHR
  ends 1 "set -o pipefail; \$query --db $db --show nothing $where"
  ends 2 "set -o pipefail; \$query --db $db --format nonsense x $where"
  ends 0 "set -o pipefail; \$query --db $db --copies --limit 100 ODIHR $where >/dev/null"
done
ends 0 "set -o pipefail; \$indexer clean archive/*.txt 2>/dev/null | head -c 1 >/dev/null"
ends 0 "set -o pipefail; \$query --help | :"

# What was asked for and cannot be written is an error.
ends 2 "\$query --db expected.db ODIHR >/dev/full 2>/dev/null"
ends 2 "\$query --db expected.db ODIHR >&- 2>/dev/null"

# A terminal that goes away.
has_terminals || exit 0
cat >hang_up.py <<'PYTHON'
import os, pty, sys
parent, child = pty.openpty()
pid = os.fork()
if pid == 0:
    os.setsid()
    for stream in (0, 1, 2):
        os.dup2(child, stream)
    os.close(parent)
    os.execv(sys.argv[1], sys.argv[1:])
os.close(child)
os.close(parent)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PYTHON
expect 6 python3 hang_up.py "$DATELINE_INDEXER" index --db hangup.db archive
expect 0 indexer check --db hangup.db
expect 0 python3 hang_up.py "$DATELINE_QUERY" --db hangup.db --no-pager ODIHR
expect 1 python3 hang_up.py "$DATELINE_QUERY" --db hangup.db --no-pager nothinglikeit
