#!/usr/bin/env bash
# Runs every test as root on a fresh Debian 12 where nothing is installed, in a chroot that sees what a
# container does; then those of the command line again, without /dev/pts. Needs root and 4 GB in TMPDIR.
# usage: scripts/bare.sh [COMMAND...]    (runs that there instead, in a copy of this folder)
# Environment: DATELINE_MIRROR (http://deb.debian.org/debian)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh deep
begin=$SECONDS
source scripts/fresh_system.sh
git ls-files -z --cached --others --exclude-standard | tar --null -T - -c | tar -xC "$system/root/dateline"
echo "bare: the system is made after $((SECONDS - begin)) s"

if [[ $# -gt 0 ]]; then
  within "$1" "$@"
else
  within "with terminals" scripts/test.sh
  within "without terminals" scripts/test.sh -L cli
fi
