#!/usr/bin/env bash
# The ranking study runs, and fails if ranking is worse than expected.
. "$(dirname "$0")/lib.sh"
study=$DATELINE_SOURCE/tests/relevance

mkdir -p collections/harbour
release() { printf '{"id": "%s", "title": "%s", "text": "%s"}\n' "$@"; }
{
  release a "Ferries" "The ferry crosses the harbour twice a day, and the ferry is full."
  release b "Lights" "A lighthouse keeper at the harbour keeps the lamp of the lighthouse."
  release c "Wages" "The minimum wage rises for everybody who works in the town."
  release d "Bridge" "The old bridge over the river was opened again by the mayor."
  release e "Market" "Fish from the harbour is sold at the market in the morning."
} >collections/harbour/docs.jsonl
printf '1\tferry across the harbour\n2\tlighthouses and their keepers\n3\twages\n' >collections/harbour/topics.tsv
printf '1 0 a 2\n1 0 e 1\n2 0 b 1\n3 0 c 1\n3 0 d 0\n' >collections/harbour/qrels.txt
printf '# collection\tway\tnDCG@10\tMAP\nharbour\tplain\t0.9\t0.9\nharbour\texpand\t0.9\t0.9\n' >expected.tsv

expect 0 bash "$study/study.sh" collections "$DATELINE_BUILD" expected.tsv
says out "nDCG@10 MAP  Dateline "
says out "harbour      "
sed -i 's/0\.9$/1.1/' expected.tsv
expect 1 bash "$study/study.sh" collections "$DATELINE_BUILD" expected.tsv
says out "harbour plain: "
says out " is below the expected 0.9000 1.1000"
expect 1 bash "$study/study.sh" nowhere "$DATELINE_BUILD" expected.tsv

# The scores, computed by hand: "ferry" finds only a (grade 2), while e (grade 1) is relevant, too.
printf '1\tferry\n2\tnothing like it\n' >collections/harbour/topics.tsv
printf '1 0 a 2\n1 0 e 1\n1 0 c 0\n2 0 b 1\n3 0 c 1\n' >collections/harbour/qrels.txt
printf 'harbour\tplain\t0.413\t0.25\n' >expected.tsv
expect 0 bash "$study/study.sh" collections "$DATELINE_BUILD" expected.tsv
says out " 0.4131 0.2500 "
