"""From a Document to its records: header, legal bases, targets, tasks, citations and outline."""

from vnpolicy.nlp.extraction import extract

__all__ = ["extract"]
