#!/usr/bin/env bash
# Help, manual pages and completions are installed and agree with the programs; completions are
# well-formed, as manual pages are by manual_test.sh.
. "$(dirname "$0")/lib.sh"

expect 0 cmake --install "$DATELINE_BUILD" --prefix "$PWD/prefix"
gunzip -r prefix/share/man
for program in dateline-indexer dateline-query; do
  expect 0 "prefix/bin/$program" --version
  says out "$program "
  expect 0 "prefix/bin/$program" --help
  says out "Usage: $program"

  expect 0 bash -n "prefix/share/bash-completion/completions/$program"
  expect 0 zsh -n "prefix/share/zsh/site-functions/_$program"
  expect 0 fish -n "prefix/share/fish/vendor_completions.d/$program.fish"
done

# Every option in the help is in the manual.
groff -man -Tascii -P-cbou prefix/share/man/man1/dateline-query.1 >manual
query search --help >help
grep -oE -- '^ +(-., )?--[a-z-]+' help | grep -oE -- '--[a-z-]+' | while read -r option; do
  grep -qF -- "$option" manual || fail "$option is not in the manual"
done

# Help works by topic, and for commands of two words.
expect 0 query --help ranking
says out "--half-life DAYS"
lacks out "--limit N"
expect 0 query --help syntax
says out "title:ODIHR"
expect 0 query --help exit
says out "nothing found"
expect 0 query --help watch add
says out "Usage: dateline-query watch add"
expect 0 query watch --help
says out "watch remove"
expect 2 query --help rnaking
says err "did you mean 'ranking'?"
expect 0 indexer --help index
says out "Usage: dateline-indexer index"

# The shells complete commands of one word and of two, options and choices.
complete_with_bash() {
  bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dateline_query; printf "%s\n" "${COMPREPLY[@]}"' \
    - prefix/share/bash-completion/completions/dateline-query "$@"
}
expect 0 complete_with_bash dateline-query --lim
equals out --limit
expect 0 complete_with_bash dateline-query --sort new
equals out newest
expect 0 complete_with_bash dateline-query --sort = new
equals out newest
expect 0 complete_with_bash dateline-query --sort =
says out newest
expect 0 complete_with_bash dateline-query wat
equals out watch
expect 0 complete_with_bash dateline-query watch rem
equals out remove
expect 0 complete_with_bash dateline-query watch add --from
equals out --from-now
expect 0 complete_with_bash dateline-query watch run --lim
equals out ""

# They complete names as they are now, lists, and topics.
export XDG_STATE_HOME=$work/state DATELINE_CONFIG=$work/conf
mkdir -p state/dateline/watches/wage
printf '[archive wires]\ndb = w.db\n' >conf
expect 0 complete_with_bash dateline-query watch run w
equals out wage
expect 0 complete_with_bash dateline-query --archive w
equals out wires
expect 0 complete_with_bash dateline-query --facets source,iss
equals out source,issuer
expect 0 complete_with_bash dateline-query --fields ti
says out "title"
expect 0 complete_with_bash dateline-query --format h
equals out html
expect 0 complete_with_bash dateline-query help synt
equals out syntax
export DATELINE_CONFIG=/dev/null

# help COMMAND, which is also the beginning of a query.
expect 0 query help watch run
says out "Usage: dateline-query watch run"
expect 0 query help syntax
expect 0 query help
says out "Commands:"
expect 3 query --db nowhere.db help refugees
expect 0 indexer help index
says out "Usage: dateline-indexer index"
expect 2 indexer help indx
says err "did you mean 'index'?"
expect 2 query --colour nonsense x
expect 2 query --color nonsense x
says err "is not one of auto, never, always"

# shellcheck disable=SC2016 # fish expands these
complete_with_fish() {
  HOME=$work fish -c 'source $argv[1]; complete -C $argv[2] | cut -f1' \
    prefix/share/fish/vendor_completions.d/dateline-query.fish "$1"
}
expect 0 complete_with_fish "dateline-query --lim"
equals out --limit
expect 0 complete_with_fish "dateline-query odihr --sort new"
equals out newest
expect 0 complete_with_fish "dateline-query watch rem"
equals out remove
expect 0 complete_with_fish "dateline-query watch add --from"
equals out --from-now
expect 0 complete_with_fish "dateline-query watch run --lim"
equals out ""
