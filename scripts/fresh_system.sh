# shellcheck shell=bash
# Makes a fresh Debian 12 in a chroot and runs commands there, as in a container. Source it as root;
# needs 4 GB in TMPDIR. What is made is gone when the script ends.
# Environment: DATELINE_MIRROR (http://deb.debian.org/debian)

if [[ $(id -u) -ne 0 ]]; then
  echo "$(basename "$0" .sh): only root may make a chroot" >&2
  exit 2
fi
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
  echo "$(basename "$0" .sh): $1: exit code $code after $((SECONDS - begin)) s"
  return "$code"
}

unshare --mount debootstrap --variant=minbase bookworm "$system" \
  "${DATELINE_MIRROR:-http://deb.debian.org/debian}" >/dev/null
echo "127.0.0.1 localhost" >"$system/etc/hosts"
mkdir "$system/root/dateline"
