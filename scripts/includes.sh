#!/usr/bin/env bash
# Prints which file of the project includes which, a pair a line, as the lines of inclusion name them.
# usage: includes.sh FOLDER...    (from the folder that those lines start from)
set -euo pipefail

grep -rE --include='*.cc' --include='*.h' '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$@" |
  sed -E 's/^([^:]+):[^"]*"([^"]+)".*/\1 \2/' | LC_ALL=C sort || true
