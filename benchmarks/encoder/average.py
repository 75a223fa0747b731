"""The mean of the weights of two states of one training, which finds more than either.

python -m benchmarks.encoder.average trained further -o averaged
"""

import argparse
from pathlib import Path

from sentence_transformers import SentenceTransformer


def average(one: SentenceTransformer, other: SentenceTransformer, share: float = 0.5) -> SentenceTransformer:
    """The first student with weights that part of the way to those of the second; half-way by default."""
    others = other.state_dict()
    state = {name: (1 - share) * weights + share * others[name] for name, weights in one.state_dict().items()}
    one.load_state_dict(state)
    return one


def main() -> None:
    """Read, average, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "students", type=Path, nargs=2, metavar="STUDENT", help="folders of Sentence Transformers models"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--share", type=float, default=0.5, help="of the second in the mean (0.5)")
    options = parser.parse_args()
    one, other = (SentenceTransformer(str(folder)) for folder in options.students)
    average(one, other, options.share).save(str(options.output))


if __name__ == "__main__":
    main()
