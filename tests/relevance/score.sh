#!/usr/bin/env bash
# usage: score.sh QRELS RUN
#
# Scores a TREC run ("qid Q0 docid rank score tag") against judgements ("qid 0 docid grade"): nDCG@10
# with the gain 2^grade - 1, and MAP over the first 1000, means over the topics that have a relevant
# document; a topic that is not in the run scores 0.
set -euo pipefail
sort -k1,1 -k4,4n "$2" | awk '
  function gain(grade) { return 2 ^ grade - 1 }
  function discounted(grade, rank) { return gain(grade) * log(2) / log(rank + 1) }
  NR == FNR { if ($4 > 0) { grade[$1, $3] = $4; ++relevant[$1]; ++graded[$1, $4] } next }
  seen[$1, $3]++ { next }
  { rank = ++ranks[$1] }
  rank > 1000 || !(($1, $3) in grade) { next }
  { precision[$1] += ++hits[$1] / rank }
  rank <= 10 { dcg[$1] += discounted(grade[$1, $3], rank) }
  END {
    for (topic in relevant) {
      ++topics
      map += precision[topic] / relevant[topic]
      ideal = rank = 0
      for (g = 10; g > 0; --g)
        for (i = 0; i < graded[topic, g] && rank < 10; ++i) ideal += discounted(g, ++rank)
      ndcg += dcg[topic] / ideal
    }
    if (topics == 0) exit 1
    printf "topics %d  nDCG@10 %.4f  MAP %.4f\n", topics, ndcg / topics, map / topics
  }' "$1" -
