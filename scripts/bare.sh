#!/usr/bin/env bash
# Runs every test as root on a fresh Debian 12 where nothing is installed, in a chroot that sees what a
# container does; then those of the command line again, without /dev/pts. Needs root and 4 GB in TMPDIR.
# usage: scripts/bare.sh [--sudo] [COMMAND...]    (runs that there instead, in a copy of this folder; as a
#        person who may use sudo instead of root)
# Environment: DATELINE_MIRROR (http://deb.debian.org/debian)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

person=()
if [[ ${1-} == --sudo ]]; then
  person=(su person -c)
  shift
fi
scripts/setup.sh deep
begin=$SECONDS
source scripts/fresh_system.sh
git ls-files -z --cached --others --exclude-standard | tar --null -T - -c | tar -xC "$system/root/dateline"
echo "bare: the system is made after $((SECONDS - begin)) s"

if [[ ${#person[@]} -gt 0 ]]; then
  # Setting up the account does not count towards the time limit that the command takes.
  within "a person with sudo" bash -euc 'apt-get update -qq && apt-get install -y -qq sudo >/dev/null && useradd -m person &&
    echo "person ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/person && chown -R person . && chmod 755 /root' >/dev/null
  within "$*" "${person[@]}" "$*"
elif [[ $# -gt 0 ]]; then
  within "$1" "$@"
else
  within "with terminals" scripts/test.sh
  within "without terminals" scripts/test.sh -L cli
fi
