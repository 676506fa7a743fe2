#!/usr/bin/env bash
# Help, manual pages and completions are installed, agree with the programs, and are well-formed.
. "$(dirname "$0")/lib.sh"

expect 0 cmake --install "$DATELINE_BUILD" --prefix "$PWD/prefix"
for program in dateline-indexer dateline-query; do
  expect 0 "prefix/bin/$program" --version
  says out "$program "
  expect 0 "prefix/bin/$program" --help
  says out "Usage: $program"

  page=prefix/share/man/man1/$program.1
  expect 0 groff -man -ww -z "$page"
  equals err ""
  expect 0 bash -n "prefix/share/bash-completion/completions/$program"
  [[ -s prefix/share/zsh/site-functions/_$program ]] || fail "no completions for zsh"
  [[ -s prefix/share/fish/vendor_completions.d/$program.fish ]] || fail "no completions for fish"
done

# Every option that help names is in the manual.
groff -man -Tascii -P-cbou prefix/share/man/man1/dateline-query.1 >manual
query --help >help
grep -oE -- '^ +(-., )?--[a-z-]+' help | grep -oE -- '--[a-z-]+' | while read -r option; do
  grep -qF -- "$option" manual || fail "$option is not in the manual"
done

# bash completes options and choices.
complete_with_bash() {
  bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dateline_query; printf "%s\n" "${COMPREPLY[@]}"' \
    - prefix/share/bash-completion/completions/dateline-query "$@"
}
expect 0 complete_with_bash dateline-query --lim
equals out --limit
expect 0 complete_with_bash dateline-query --sort new
equals out newest
