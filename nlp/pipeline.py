"""The spaCy pipelines: one for Vietnamese, one for English, the steps of a reading as components in their order.

Each component reads what those before it left on the `Doc` and adds its own: spans by name (`doc.spans["tasks"]`) for
anyone who works with spaCy, and the records themselves on `doc._.reading`.
"""

import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

from vnpolicy.ingest.document import Document, Span
from vnpolicy.nlp.imports import MODELS, without
from vnpolicy.nlp.reading import STEPS, Reading

with without(*MODELS):  # spaCy takes a second to import, three more where it finds torch
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    from vnpolicy.nlp.tokenizer import SyllableTokenizer

# span groups by the step that fills them
GROUPS = {"citations": ("citations", "bases"), "tables": ("tables",), "prose": ("tasks",), "targets": ("targets",)}


class Placed(Protocol):
    """Anything that has a place in the text."""

    @property
    def span(self) -> Span:
        """Offsets into `Document.text`."""


Doc.set_extension("reading", default=None, force=True)


def add_spans(doc: Doc, group: str, placed: Iterable[Placed]) -> None:
    """Keep the places of `placed` as the span group `group`."""
    spans = (doc.char_span(*one.span, label=group, alignment_mode="expand") for one in placed)
    doc.spans[group] = [span for span in spans if span is not None]


def component(step: Callable[[Reading], None]) -> Callable[[Doc], Doc]:
    """A step of a reading as a component, which also keeps the places of what it found."""

    def run(doc: Doc) -> Doc:
        step(doc._.reading)
        for group in GROUPS.get(step.__name__, ()):
            add_spans(doc, group, getattr(doc._.reading, group))
        return doc

    return run


for one in STEPS:
    Language.component(f"vnpolicy_{one.__name__}", func=component(one))


@cache
def build_pipeline(language: str) -> Language:
    """The pipeline of `vi` or `en`; built once."""
    config = {"nlp": {"tokenizer": {"use_pyvi": False}}} if language == "vi" else {}
    pipeline = spacy.blank(language, config=config)
    pipeline.tokenizer = SyllableTokenizer(pipeline.vocab)
    pipeline.max_length = sys.maxsize  # the limit is for parsers; no component here grows faster than the text
    for step in STEPS:
        pipeline.add_pipe(f"vnpolicy_{step.__name__}")
    return pipeline


def read_with_pipeline(document: Document) -> Doc:
    """The spaCy `Doc` of a document, all components run; `doc._.reading` holds the records."""
    pipeline = build_pipeline(document.language)
    doc = pipeline.make_doc(document.text)
    doc._.reading = Reading(document)
    return pipeline(doc)
