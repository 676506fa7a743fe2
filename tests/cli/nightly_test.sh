#!/usr/bin/env bash
# A night's run takes what it does from the configuration, and is silent unless somebody must look.
. "$(dirname "$0")/lib.sh"

mkdir archive
cp "$samples"/ein/2016* archive
cat >dateline.conf <<END
db = $work/news.db
[index]
path = $work/archive
prune = yes
END
export DATELINE_CONFIG=$work/dateline.conf
nightly=$DATELINE_SOURCE/scripts/nightly.sh

expect 0 "$nightly"
equals out ""
expect 0 query --count lighthouse
equals out 1

# The next night: one file new, one changed, one gone.
cp "$samples"/ein/2018-02-06_tram-battery.txt archive
sed -i 's/retired bus driver/retired tram driver/' archive/2016-09-05_bakery-cookies.txt
rm archive/2016-03-14_lighthouse.txt
expect 0 "$nightly"
equals out ""
expect 1 query --count lighthouse
expect 0 query --count tram
equals out 2
expect 1 query --count '"bus driver"'

# Something to look at.
head -c 5000 /dev/urandom >archive/noise.bin
expect 6 "$nightly"
says out "records were refused"
says out noise.bin
DATELINE_CONFIG=$work/missing.conf expect 2 "$nightly"
says out missing.conf
