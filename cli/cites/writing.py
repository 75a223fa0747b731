"""Citation trees as text for a person, as JSON, or as flat rows."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from vnpolicy.cli.english_json import card_in_english
from vnpolicy.cli.exports.words import date_words, number_words
from vnpolicy.cli.formats import Format, make_console, write_json
from vnpolicy.cli.language import agency_said, mark_of, say, spoken, type_said

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from vnpolicy.index.citations.relation_words import Relation
    from vnpolicy.index.citations.resolution import Known
    from vnpolicy.index.citations.tree import Branch, End
    from vnpolicy.index.storage.store import Store

NAMES = {"out": "cites", "in": "cited_by"}
BEFORE, AFTER = 70, 60  # characters around a citation that are shown with it
TITLE = 100  # characters of a title
COLUMNS = (
    "direction", "level", "relation", "part", "state", "number", "type", "issuer", "issued", "title", "document_id",
    "from_number", "from_id", "mentions", "quote", "page", "stated_in", "candidates",
)  # fmt: skip


def write_trees(stream: TextIO, store: "Store", trees: "Mapping[str, Branch]", form: Format) -> None:
    """Write the trees of one document, by direction."""
    if form is Format.TABLE:
        _print(stream, store, trees)
    elif form is Format.JSON:
        root = next(iter(trees.values()))
        whole: dict[str, Any] = {"document": end_json(root.end)}
        whole |= {NAMES[way]: [_json(store, b) for b in tree.branches] for way, tree in trees.items()}
        whole |= {"more": {NAMES[way]: tree.more for way, tree in trees.items()}}
        write_json(stream, whole)
    else:
        from vnpolicy.cli.csv_writing import write_csv

        rows = (row for way, tree in trees.items() for row in _rows(store, tree, way, 1))
        if form is Format.CSV:
            write_csv(stream, COLUMNS, rows)
        else:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def known_json(known: "Known") -> dict[str, Any]:
    """What tells a document of the library."""
    return card_in_english(
        {
            "id": known.id,
            "number": known.number,
            "doc_type": known.doc_type,
            "issuer": known.issuer,
            "issued": known.issued,
            "title": known.title,
        }
    )


def end_json(end: "End") -> dict[str, Any]:
    """A document at the end of a branch: of the library, or as it is cited."""
    state = "found" if end.known else "ambiguous" if end.candidates else "stub"
    if end.known:
        return {"state": state, **known_json(end.known)}
    named = end.named
    cited = named.cited if named else None
    return card_in_english(
        {
            "state": state,
            "id": None,
            "number": named.number if named else None,
            "doc_type": named.cited.doc_type if named else None,
            "issuer": cited and cited.issuer,
            "issued": cited and cited.issued,
            "title": cited and cited.title,
            "reason": named and named.resolved.reason,
            "candidates": [known_json(known) for known in end.candidates],
        }
    )


def _json(store: "Store", branch: "Branch") -> dict[str, Any]:
    from vnpolicy.index.citations.relation_words import VIETNAMESE

    link = branch.links[0]
    return {
        "relation": branch.relation,
        "vietnamese": VIETNAMESE[branch.relation],
        "part": branch.part,
        "certain": not branch.uncertain,
        "document": end_json(branch.end),
        "mentions": len(branch.links),
        "quote": read_quote(store, branch)[1],
        "span": list(link.span),
        "page": link.page,
        "in": link.document,
        "again": branch.again,
        "more": branch.more,
        "branches": [_json(store, below) for below in branch.branches],
    }


def _rows(store: "Store", tree: "Branch", way: str, level: int) -> Iterator[dict[str, Any]]:
    for branch in tree.branches:
        end, link = end_json(branch.end), branch.links[0]
        yield {
            "direction": NAMES[way],
            "level": level,
            "relation": branch.relation,
            "part": branch.part,
            "state": end["state"],
            "number": end["number"],
            "type": end["doc_type"],
            "issuer": end["issuer"],
            "issued": end["issued"],
            "title": end["title"],
            "document_id": end["id"],
            "from_number": end_json(tree.end)["number"],
            "from_id": tree.end.known.id if tree.end.known else None,
            "mentions": len(branch.links),
            "quote": read_quote(store, branch)[1],
            "page": link.page,
            "stated_in": link.document,
            "candidates": "; ".join(f"{known.id} {known.number}" for known in branch.end.candidates),
        }
        yield from _rows(store, branch, way, level + 1)


def read_quote(store: "Store", branch: "Branch") -> tuple[str, str, str]:
    """The words before a branch's first citation, the citation, and the words after it, on one line each."""
    link = branch.links[0]
    start, stop = link.span
    begin = max(start - BEFORE, 0)
    sql = "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"
    values = (begin + 1, stop - begin + AFTER, link.document)
    text = str(store.connection.execute(sql, values).fetchone()[0])
    before, quote, after = text[: start - begin], text[start - begin : stop - begin], text[stop - begin :]
    return before.rsplit("\n", 1)[-1], quote, after.split("\n", 1)[0]


def _print(stream: TextIO, store: "Store", trees: "Mapping[str, Branch]") -> None:
    from rich.text import Text
    from rich.tree import Tree

    console = make_console(stream)
    console.print(end_line(next(iter(trees.values())).end))
    for way, top in trees.items():
        count = len(top.branches) + top.more
        tree = Tree(Text.assemble((say(NAMES[way]), "bold yellow"), (f"  {count or say('none')}", "dim")))
        _grow(tree, store, top)
        console.print()
        console.print(tree)


def _grow(tree: "Tree", store: "Store", branch: "Branch") -> None:
    from rich.text import Text

    for below in branch.branches:
        _grow(tree.add(_line(store, below)), store, below)
    if branch.more:
        tree.add(Text(say("more_branches").format(count=number_words(branch.more, spoken())), "dim"))


def _line(store: "Store", branch: "Branch") -> "Text":
    from rich.text import Text

    from vnpolicy.cli.wording import page_words, plain

    link = branch.links[0]
    part = f" {say('in_part')}" if branch.part else ""
    line = Text.assemble((f"{relation_said(branch.relation)}{part} ", "cyan"))
    line.append_text(end_line(branch.end))
    notes = [
        say("also_above") if branch.again else "",
        say("not_certain") if branch.uncertain else "",
        say("said_in").format(id=link.document) if link.actor else "",
        say("times").format(count=len(branch.links)) if len(branch.links) > 1 else "",
    ]
    line.append("".join(f" · {note}" for note in notes if note), "dim")
    before, quote, after = map(plain, read_quote(store, branch))
    where = page_words(link.page) if link.page else ""
    line.append_text(
        Text.assemble(
            "\n", (f"… {before} " if before else "", "dim"), (quote, "italic"), (mark_of(f"{before} {quote}"), "dim")
        )
    )
    return line.append(f" {after} … {where}".rstrip() if after else f"  {where}".rstrip(), "dim")


def relation_said(relation: "Relation") -> str:
    """A relation in the language spoken; in English with the Vietnamese term."""
    from vnpolicy.index.citations.relation_words import VIETNAMESE

    return VIETNAMESE[relation] if spoken() == "vi" else f"{relation.replace('_', ' ')} ({VIETNAMESE[relation]})"


def candidate_words(known: "Known") -> str:
    """A document that may be meant: "130/KH-UBND, Ủy ban nhân dân tỉnh Đồng Nai, 2023-03-10 (id 6)"."""
    facts = [
        known.number,
        agency_said(known.issuer, language=known.language) if known.issuer else "",
        date_words(known.issued, spoken()),
    ]
    return f"{', '.join(fact for fact in facts if fact)} (id {known.id})"


def end_line(end: "End") -> "Text":
    """A document on a line: number, issuer, date, title; what is not in the library is marked."""
    from rich.text import Text

    from vnpolicy.cli.reasons import reason_in
    from vnpolicy.cli.wording import plain, shortened

    facts = end_json(end)
    name = " ".join(
        part for part in (type_said(facts["doc_type"]), facts["number"]) if part and part not in (facts["title"] or "")
    )
    title = shortened(facts["title"] or "", TITLE)
    if not name:  # a law is told by its title
        name, title = title or say("a_document"), ""
    parts = [agency_said(facts["issuer"] or ""), date_words(facts["issued"], spoken()), title]
    line = Text.assemble((plain(name), "bold"), "".join(f" · {plain(p)}" for p in parts if p))
    line.append(mark_of(facts["title"] or ""), "dim")
    if facts["state"] == "stub":
        line.append(f"  [{say('not_in_library')}]", "magenta")
    if facts["state"] == "ambiguous":
        told = "; ".join(candidate_words(known) for known in end.candidates)
        reason = reason_in(facts["reason"] or "", spoken()) or say("not_certain")
        line.append(f"  [{plain(reason)}: {plain(told)}]", "magenta")
    return line
