#!/usr/bin/env bash
# Installs, uses, upgrades, removes and purges the packages in this folder: before.deb, then
# dateline.deb. Changes the system: scripts/package.sh runs it in a fresh one.
set -euxo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get update -qq
apt-get install -y -qq --no-install-recommends "$PWD/before.deb" >/dev/null

# The service's user can index and everybody can search, with the configuration that is there.
getent passwd dateline
cp -r sample /srv/press-releases
cat >>/etc/dateline/dateline.conf <<'CONFIGURATION'
[archive press-releases]
db = /var/lib/dateline/press-releases.db
path = /srv/press-releases
CONFIGURATION
command=$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/dateline-index.service)
read -ra words <<<"$command"
test -x "${words[0]}"
code=0
setpriv --reuid=dateline --regid=dateline --clear-groups "${words[@]}" || code=$?
[[ $code -eq 0 || $code -eq 6 ]] # some records of the samples are refused
dateline-query ODIHR
tar -czf sample.tar.gz sample # libarchive, which is loaded by name, reads it
dateline-indexer index --db packed.db sample.tar.gz || [[ $? -eq 6 ]]
[[ $(dateline-query --db packed.db --count ODIHR) == $(dateline-query --count ODIHR) ]]

# The page, from a program of its own that the package holds.
dateline-query serve --listen 127.0.0.1:8080 &
server=$!
for _ in {1..50}; do
  exec 3<>/dev/tcp/127.0.0.1/8080 && break
  sleep 0.1
done
printf 'GET /search.json?q=ODIHR HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n' >&3
grep -q '"count": 1[0-9]' <&3
kill "$server"
wait "$server"

# What people wrote stays when the package is upgraded.
cp /etc/dateline/dateline.conf written.conf
apt-get install -y -qq --no-install-recommends "$PWD/dateline.deb" >/dev/null
cmp /etc/dateline/dateline.conf written.conf
dateline-query --count ODIHR

apt-get remove -y -qq dateline >/dev/null
cmp /etc/dateline/dateline.conf written.conf
test -e /var/lib/dateline/press-releases.db/XAPIANDB
apt-get purge -y -qq dateline
test ! -e /etc/dateline
test -e /var/lib/dateline/press-releases.db/XAPIANDB # purging the package must not remove an index
rm -r /var/lib/dateline
