#!/usr/bin/env bash
# Runs every test as root on a fresh Debian 12 where nothing is installed, in a chroot that sees what a
# container does; then those of the command line again, without /dev/pts. Needs root and 4 GB in TMPDIR.
# usage: scripts/bare.sh [COMMAND...]    (runs that there instead, in a copy of this folder)
# Environment: DATELINE_MIRROR (http://deb.debian.org/debian)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ $(id -u) -ne 0 ]]; then
  echo "bare: only root may make a chroot" >&2
  exit 2
fi
scripts/setup.sh deep
system=$(mktemp -d)
trap 'rm -rf --one-file-system "$system"' EXIT
chmod 755 "$system"

# within NAME COMMAND...: runs it in the fresh system, and says how long it took. All that is mounted
# there belongs to the command and is gone with it.
within() {
  local begin=$SECONDS code=0
  # shellcheck disable=SC2016 # the inner shell expands these
  unshare --mount --pid --fork --kill-child --mount-proc="$system/proc" bash -euc '
    system=$0
    mount -t sysfs -o ro sys "$system/sys"
    mount -t tmpfs shm "$system/dev/shm"
    [[ $1 == "without terminals" ]] || mount -t devpts -o newinstance,ptmxmode=666 pts "$system/dev/pts"
    exec chroot "$system" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin http_proxy="${http_proxy-}" \
      bash -c "cd /root/dateline && exec \"\$@\"" "$@"' "$system" "$@" </dev/null || code=$?
  echo "bare: $1: exit code $code after $((SECONDS - begin)) s"
  return "$code"
}

begin=$SECONDS
unshare --mount debootstrap --variant=minbase bookworm "$system" \
  "${DATELINE_MIRROR:-http://deb.debian.org/debian}" >/dev/null
echo "127.0.0.1 localhost" >"$system/etc/hosts"
mkdir "$system/root/dateline"
git ls-files -z --cached --others --exclude-standard | tar --null -T - -c | tar -xC "$system/root/dateline"
echo "bare: the system is made after $((SECONDS - begin)) s"

if [[ $# -gt 0 ]]; then
  within "$1" "$@"
else
  within "with terminals" scripts/test.sh
  within "without terminals" scripts/test.sh -L cli
fi
