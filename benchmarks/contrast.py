"""Sharper associations: so that a text which answers a question stands before those that only look as if.

One round over the questions with Adam (Kingma and Ba 2015), against texts that the encoder took for answers and answers
to other questions; a second round learns the questions by heart.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch

from benchmarks.word_chances import Numbers
from vnpolicy.index.search.associations import STEEPNESS, Associations

RATE, BETAS = 0.03, (0.9, 0.99)
TOGETHER = 512  # questions of a step
RANDOM = 4  # answers to other questions beside the texts that look alike
SHARPNESS = 0.5  # what a score counts in the softmax, to begin with
SEED = 5


class Lesson(NamedTuple):
    """Words of a question; texts, the first of which answers it."""

    words: Numbers
    texts: tuple[str, ...]


class Rows(NamedTuple):
    """The texts of some questions: each (text, word) is a cell; every link of a unit to a word is in one."""

    links: torch.Tensor  # place of the link in the table
    cells: torch.Tensor  # cell of each link
    sizes: torch.Tensor  # of the text of each cell
    texts: torch.Tensor  # number of the text of each cell
    questions: torch.Tensor  # question of each text


def sharpen(given: Associations, lessons: Sequence[Lesson]) -> Associations:
    """The associations with lifts that tell the right text from the others better."""
    chance = random.Random(SEED)  # noqa: S311 - a fixed draw
    answers = [lesson.texts[0] for lesson in lessons]
    lessons = [
        lesson._replace(texts=(*lesson.texts, *chance.sample(answers, min(RANDOM, len(answers))))) for lesson in lessons
    ]
    chance.shuffle(lessons)
    logs = torch.nn.Parameter(torch.log(torch.from_numpy(given.lifts)))
    sharpness = torch.nn.Parameter(torch.tensor(SHARPNESS))
    learner = torch.optim.Adam([{"params": [logs], "lr": RATE}, {"params": [sharpness], "lr": RATE / 3}], betas=BETAS)
    for at in range(0, len(lessons), TOGETHER):
        rows = make_rows(given, lessons[at : at + TOGETHER])
        loss = _loss(rows, score(rows, logs) * sharpness)
        learner.zero_grad()
        loss.backward()
        learner.step()
    return replace(given, lifts=logs.detach().exp().numpy())


def score(rows: Rows, logs: torch.Tensor) -> torch.Tensor:
    """The score of each text, as a search gives it."""
    found = torch.zeros(len(rows.sizes)).index_add_(0, rows.cells, logs[rows.links].exp())
    each = torch.log1p(STEEPNESS * found / rows.sizes)
    return torch.zeros(len(rows.questions)).index_add_(0, rows.texts, each)


def _loss(rows: Rows, scores: torch.Tensor) -> torch.Tensor:
    """Minus the mean log likelihood of the first text of each question."""
    count = int(rows.questions[-1]) + 1
    most = torch.full((count,), -torch.inf).scatter_reduce(0, rows.questions, scores.detach(), "amax")
    whole = torch.zeros(count).index_add_(0, rows.questions, (scores - most[rows.questions]).exp())
    first = torch.searchsorted(rows.questions, torch.arange(count))
    return (whole.log() + most - scores[first]).mean()


def make_rows(given: Associations, lessons: Sequence[Lesson]) -> Rows:
    """The links of the questions' words to the units of their texts."""
    texts = [text for lesson in lessons for text in lesson.texts]
    places, units = given.units.of(texts)
    sizes = np.maximum(np.bincount(places, minlength=len(texts)), 1)
    bounds = np.searchsorted(places, np.arange(len(texts) + 1))
    place_of = np.zeros(len(given.units.names) + 1, np.int64)  # of a word's link to a unit; 0 for none
    links, cells, owners, text = list[Numbers](), list[Numbers](), list[int](), 0
    for lesson in lessons:
        own = units[bounds[text] : bounds[text + len(lesson.texts)]]
        at = places[bounds[text] : bounds[text + len(lesson.texts)]] - text
        for word in lesson.words.tolist():
            start, end = given.starts[word : word + 2]
            place_of[given.linked[start:end]] = np.arange(start, end) + 1
            linked = place_of[own]
            links.append(linked[linked > 0] - 1)
            cells.append(at[linked > 0] + len(owners))
            owners += range(text, text + len(lesson.texts))
            place_of[given.linked[start:end]] = 0
        text += len(lesson.texts)
    questions = np.repeat(np.arange(len(lessons)), [len(lesson.texts) for lesson in lessons])
    joined = (np.concatenate(links), np.concatenate(cells), sizes[owners].astype(np.float32), np.array(owners))
    return Rows(*(torch.from_numpy(column) for column in (*joined, questions)))
