#!/usr/bin/env bash
# What Xapian's own programs can do with an index, and what they cannot: the list in
# dateline-index(5) says the same.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"
expect 0 xapian-check "$(echo news.db/generation-*)"
says out "No errors found"
expect 0 xapian-delve news.db
says out "number of documents = 46"
expect 0 xapian-delve -t odihr news.db
says out "Posting List for term 'odihr' (termfreq 14"
expect 0 quest --db=news.db --stemmer=english observers
says out "Parsed Query: Query(Zobserv@1)"
lacks out "No matches"
expect 0 quest --db=news.db 'S:observers OR observers'
lacks out "No matches"
# Without positions, a phrase is all of its words.
expect 0 quest --db=news.db '"observers term long"'
lacks out "Exactly 0 matches"
expect 0 xapian-delve -V0 news.db
says out "Value 0 for each document: 1:2"

# After an update all of this is as before.
mkdir more
printf '{"title": "A new pier", "date": "2021-05-06", "text": "%s"}\n' \
  "The council of the harbour opened a new pier today, and the mayor spoke of it at length." \
  >more/pier.jsonl
expect 0 indexer index --db news.db more
expect 0 xapian-check "$(echo news.db/generation-*)"
says out "No errors found"
expect 0 xapian-delve -t pier news.db
says out "(termfreq 1"
xapian-delve -r 1 -d news.db >out 2>&1 || true
says out "Data for record #1"
says out "No termlist for document 1"

# Python and Omega, where they are installed.
if /usr/bin/python3 -c "import xapian" 2>err; then
  cat >read.py <<'END'
import sys, xapian
database = xapian.Database(sys.argv[1])
enquire = xapian.Enquire(database)
parser = xapian.QueryParser()
parser.set_stemmer(xapian.Stem("en"))
parser.set_stemming_strategy(parser.STEM_SOME)
enquire.set_query(parser.parse_query("observers"))
found = enquire.get_mset(0, 10)
print(found.size(), found[0].document.get_value(0).decode())
END
  expect 0 /usr/bin/python3 read.py news.db
  says out " 20"
fi
if [[ -x /usr/lib/cgi-bin/omega/omega ]]; then
  mkdir -p omega/templates
  # shellcheck disable=SC2016
  printf "%s" '$msize hits$hitlist{ $id}' >omega/templates/query
  printf 'database_dir %s\ntemplate_dir %s/omega/templates\n' "$work" "$work" >omega.conf
  printf 'P=observers\nDB=news.db\nFMT=query\n\n' | OMEGA_CONFIG_FILE=omega.conf \
    /usr/lib/cgi-bin/omega/omega >out
  says out " hits "
  lacks out "^0 hits"
fi
