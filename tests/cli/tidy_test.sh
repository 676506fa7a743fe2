#!/usr/bin/env bash
# scripts/tidy.sh looks at what a change reaches and at nothing twice, and says what it leaves out.
. "$(dirname "$0")/lib.sh"

if ! command -v git >/dev/null; then
  echo "skipped: there is no git"
  exit 77
fi

# A small project, and beside it programs that stand for cmake and clang-tidy.
mkdir -p programs project/{common,indexer,query,tests,cmake,scripts,build/lint/build/indexer}
printf '#!/bin/sh\n' >programs/cmake
cat >programs/clang-tidy <<'END'
#!/bin/sh
[ "$1" != --version ] || exec echo 14
for batch; do :; done
sources=$(sed -n "s|^#include \"$PWD/\(.*\)\" .*|\1|p" "$batch")
echo "${sources:=$batch}" >>"$LOOKED"
! grep -q wrong $sources
END
chmod +x programs/*
export PATH=$work/programs:$PATH LOOKED=$work/looked HOME=$work GIT_CONFIG_NOSYSTEM=1
unset DATELINE_LINT_BASE DATELINE_LINT_MOST
cp "$DATELINE_SOURCE"/scripts/{tidy,includes}.sh project/scripts
cd project
touch .clang-tidy cmake/Settings.cmake common/sea.h
echo /build/ >.gitignore
echo '#include "common/sea.h"' >common/harbour.h
echo '#include "common/harbour.h"' >indexer/ship.cc
echo '#include "common/sea.h"' >query/gull.cc
echo '#include <vector>' >query/hill.cc
for source in indexer/ship.cc query/gull.cc query/hill.cc; do
  printf '  "file": "%s/%s"\n' "$PWD" "$source"
done >build/lint/build/compile_commands.json
echo 'int fuzzer;' >tests/left_out.cc

# looks_at SOURCE...: these are looked at, in whatever order, and no others.
looks_at() {
  : >"$LOOKED"
  expect 0 scripts/tidy.sh ${all:+--all}
  [[ $(sort "$LOOKED") == "$(printf '%s\n' "$@")" ]] || fail "looked at: $(cat "$LOOKED")"
}
forget() { find build/lint -maxdepth 1 -type f -delete; }
commit() { git add . && git -c user.name=A -c user.email=a@example.org commit -qm "$1"; }
looks_at indexer/ship.cc query/gull.cc query/hill.cc
says out "git knows no commit"
looks_at

# Only what a change reaches since the commit before the last, committed or not.
git init -q -b trunk . && commit one && git tag one
echo '// deep' >>common/sea.h
commit two
forget
looks_at indexer/ship.cc query/gull.cc
says out "since $(git rev-parse --short one) reach 2 of 3 sources"
echo '// safe' >>common/harbour.h
looks_at indexer/ship.cc
all=yes looks_at query/hill.cc
all=yes looks_at

# The commit can be named, and is where the branch began where there is one called main.
commit three
forget
looks_at indexer/ship.cc
DATELINE_LINT_BASE=one looks_at query/gull.cc
git branch main one
forget
looks_at indexer/ship.cc query/gull.cc
forget
echo 'int hill;' >>query/hill.cc
DATELINE_LINT_MOST=1 looks_at query/hill.cc
says out "only the 1 nearest"

# The checks reach everything; what fails is looked at until it passes.
commit four
echo 'Checks: all' >.clang-tidy
DATELINE_LINT_BASE=HEAD looks_at indexer/ship.cc query/gull.cc query/hill.cc
echo '// wrong' >>query/hill.cc
: >"$LOOKED"
expect 123 scripts/tidy.sh
expect 123 scripts/tidy.sh
equals "$LOOKED" $'query/hill.cc\nquery/hill.cc'
