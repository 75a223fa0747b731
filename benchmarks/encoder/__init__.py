"""How the encoder that ships in `corpus/encoder` is made, step by step.

    python -m benchmarks.encoder.vocabulary -o pieces.txt               # which pieces of the vocabulary stay
    python -m benchmarks.encoder.shape --pieces pieces.txt -o student   # the start, pruned and cut to a few layers
    python -m benchmarks.encoder.texts ...                              # the training texts
    python -m benchmarks.encoder.train student ...                      # the training
    python -m benchmarks.encoder.export student                         # int8, into corpus/encoder

`pip install -e ".[train]"` brings what they need. `start` reads the weights that it begins with.
"""
