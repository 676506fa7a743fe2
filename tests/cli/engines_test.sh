#!/usr/bin/env bash
# What other engines are given: bulk requests, the fields and the query in data/engines. No server of
# theirs runs here, so this holds them against the published formats.
. "$(dirname "$0")/lib.sh"
engines=$DATELINE_SOURCE/data/engines

expect 0 indexer clean "$samples/ein" "$samples/lines"
cp out releases
expect 0 indexer clean --format bulk "$samples"
cp out all.bulk
expect 0 indexer clean --format bulk "$samples/ein" "$samples/lines"
# Pairs of lines, an action and the same release as in JSON Lines, each ended by a newline.
sed -n 'n;p' out | cmp -s - releases || fail "other releases than in JSON Lines"
jq -ce '.index | ._id | select(length == 16)' < <(sed -n 'p;n' out) >ids || fail "an action without a name"
[[ $(wc -l <ids) -eq $(wc -l <releases) && -z $(tail -c 1 out) ]] || fail "not as many names"
[[ -z $(sort ids | uniq -d) ]] || fail "two releases of one name"
expect 0 indexer clean --format bulk --jobs 1 "$samples/lines" "$samples/ein"
jq -c '.index._id // empty' out | cmp -s - ids || fail "other names in another run"
expect 2 indexer clean --format bulk --explain "$samples/ein"
says err "not available with --format bulk"

# Each field that is written is in both mappings, with a type that takes its values.
sed -n 'n;p' all.bulk | jq -r 'keys[]' | sort -u >written
jq -r '.mappings.properties | keys[]' "$engines/index.json" | sort | cmp -s - written ||
  fail "index.json has other fields: $(jq -r '.mappings.properties | keys[]' "$engines/index.json" | sort | diff - written)"
grep -oP '^    - \{name: \K\w+' "$engines/quickwit.yaml" | sort >quickwit
[[ $(comm -23 written quickwit) == zones && -z $(comm -13 written quickwit) ]] || fail "quickwit.yaml has other fields"
sed -n 'n;p' all.bulk | jq -se --slurpfile index "$engines/index.json" '
  $index[0].mappings.properties as $types |
  def fits($kind): . == null or
    if $kind == "long" then type == "number" and floor == .
    elif $kind == "date" then type == "string" and test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    elif $kind == "object" then type == "array"
    elif type == "array" then all(.[]; type == "string")
    else type == "string" end;
  all(.[] | to_entries[]; .key as $key | .value | fits($types[$key].type))' >/dev/null || fail "a value that its type does not take"

# The query ranks by our constants, and names fields that there are.
jq -e '.query.function_score.functions[1] | .weight == 0.15 and .exp.date.scale == "365d" and .exp.date.decay == 0.5' \
  "$engines/search.json" >/dev/null || fail "another blend"
for field in $(jq -r '.query.function_score.query.multi_match.fields[], (.aggs[] | .. | .field? // empty)' "$engines/search.json"); do
  grep -qx "$field" written || fail "no field $field"
done
