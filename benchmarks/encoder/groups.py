"""Groups of like texts, by their vectors: a batch of neighbours shows finer differences than one drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GROUPS, BESIDE = 600, 6  # groups of like texts, and how many neighbouring groups a batch is drawn from
LEAST = 24  # texts of a group on average, at least


@dataclass(frozen=True, slots=True)
class Groups:
    """The numbers of the texts of each group, and of the groups beside each, itself first."""

    members: Sequence[NDArray[np.int64]]
    beside: NDArray[np.int64]

    def around(self, group: int) -> list[int]:
        """The texts of a group and of those beside it."""
        return [int(number) for one in self.beside[group] for number in self.members[one]]


def centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors around their mean, of length 1: those of the start lie in a narrow cone."""
    around = vectors - vectors.mean(0)
    return np.asarray(around / np.linalg.norm(around, axis=1, keepdims=True), dtype=np.float32)


def find_groups(around: NDArray[np.float32]) -> Groups:
    """Groups by k-means on the sphere; the same for the same vectors."""
    import faiss

    count = max(1, min(GROUPS, len(around) // LEAST))
    means = faiss.Kmeans(around.shape[1], count, niter=6, seed=1, spherical=True, max_points_per_centroid=60)
    means.train(around)
    nearest = means.index.search(around, 1)[1][:, 0]
    members = [np.flatnonzero(nearest == number) for number in range(count)]
    return Groups(members, means.index.search(means.centroids, min(BESIDE, count))[1])
