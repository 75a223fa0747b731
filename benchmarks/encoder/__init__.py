"""How the encoder that ships in `corpus/encoder` is made, step by step.

    python -m benchmarks.encoder.vocabulary -o pieces.txt               # which pieces of the vocabulary stay
    python -m benchmarks.encoder.shape --pieces pieces.txt -o student   # the start, pruned, half of its layers
    python -m benchmarks.encoder.shape --pieces pieces.txt -o teacher --layers 0 1 2 3 4 5 6 7 8 9 10 11 --exact
    python -m benchmarks.encoder.texts cache -o pairs.jsonl             # what it learns from
    python -m benchmarks.encoder.distil student teacher pairs.jsonl -o distilled
    python -m benchmarks.encoder.relations teacher pairs.jsonl -o relations.npz   # what is to stay alike
    python -m benchmarks.encoder.train distilled pairs.jsonl -o trained --relations relations.npz
    python -m benchmarks.encoder.train trained pairs.jsonl -o further --relations relations.npz --rate 2e-4 --seed 17
    python -m benchmarks.encoder.average trained further -o averaged
    python -m benchmarks.encoder.train averaged pairs.jsonl -o again --rate 2e-4 --seed 41
    python -m benchmarks.encoder.train again pairs.jsonl -o last --rate 2e-4 --seed 61
    python -m benchmarks.encoder.average again last -o before --share 0.65
    python -m benchmarks.encoder.export before -o folder                # int8; opened again, it is trained further
    python -m benchmarks.encoder.reopen folder -o opened
    python -m benchmarks.encoder.train opened pairs.jsonl -o longer --rate 2e-4 --seed 91
    python -m benchmarks.encoder.train longer pairs.jsonl -o longest --rate 9e-5 --seed 131
    python -m benchmarks.encoder.average opened longest -o finder --share 0.7
    python -m benchmarks.encoder.export finder                          # it looks for its own mistakes
    python -m benchmarks.retrieval --cache cache --systems hybrid       # in libraries that it makes the vectors of
    python -m benchmarks.encoder.texts cache -o mistaken.jsonl
    python -m benchmarks.encoder.train finder mistaken.jsonl -o corrected --rate 1.6e-4 --seed 171
    python -m benchmarks.encoder.average finder corrected -o second --share 0.7
    python -m benchmarks.encoder.export second                          # and once more
    python -m benchmarks.retrieval --cache cache --systems hybrid
    python -m benchmarks.encoder.texts cache -o again.jsonl
    python -m benchmarks.encoder.train second again.jsonl -o third --rate 1.6e-4 --seed 231
    python -m benchmarks.encoder.train third again.jsonl -o fourth --rate 1.9e-4 --seed 251
    python -m benchmarks.encoder.average second fourth -o shipped --share 0.7
    python -m benchmarks.encoder.export shipped
    python -m benchmarks.encoder.reopen -o queries                      # queries get a network of their own
    python -m benchmarks.encoder.query_side queries again.jsonl cache -o asking
    python -m benchmarks.encoder.average queries asking -o both --share 0.7
    python -m benchmarks.encoder.export both --queries
    python -m benchmarks.encoder.phrases cache -o phrases.txt           # texts are read by phrases, not by syllables
    python -m benchmarks.encoder.reopen -o phrased --phrases phrases.txt
    python -m benchmarks.encoder.text_side phrased again.jsonl cache -o copied
    python -m benchmarks.encoder.export copied

`pip install -e ".[train]"` brings what they need. `start` reads the weights that it begins with; `cache` is where
`python -m benchmarks.retrieval --cache cache` keeps its libraries.
"""
