"""`lexical/spellings.json`: the spellings that an index has of syllables, for what is typed without diacritics."""

import json
from collections.abc import Iterable
from pathlib import Path

from vnpolicy.index.storage.whole_files import write_whole
from vnpolicy.index.wording.words import fold_syllable

FILE = "spellings.json"
Spellings = dict[str, list[str]]  # by what is left without diacritics: "xu" gives "xử", "xứ"


def read_spellings(data: bytes) -> Spellings:
    """Those of a file; `ValueError` where it is damaged."""
    found: Spellings = json.loads(data)
    return found


def add_spellings(folder: Path, syllables: Iterable[str]) -> None:
    """Take in the syllables of new entries; those that are gone stay, which costs nothing but their room."""
    file = folder / FILE
    known = read_spellings(file.read_bytes()) if file.is_file() else {}
    for spelled in set(syllables).difference(*known.values()):
        plain = fold_syllable(spelled)
        if plain != spelled:
            known.setdefault(plain, []).append(spelled)
    ordered = {plain: sorted(known[plain]) for plain in sorted(known)}
    write_whole(file, json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode())
