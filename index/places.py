"""The provinces that a query names: it means their documents before those of others."""

import json
from collections.abc import Collection

from vnpolicy.index.agency_names import province_names
from vnpolicy.index.former_tasks import province_keys
from vnpolicy.index.query import Query
from vnpolicy.index.store import Store
from vnpolicy.index.words import fold_name

_OF_PROVINCES = """SELECT id FROM documents WHERE province_key IN (SELECT value FROM json_each(?))
    AND id IN (SELECT value FROM json_each(?))"""


def named_provinces(query: Query) -> frozenset[str]:
    """Keys, as documents have them, of the provinces named in a query and of those that have joined these."""
    text = f" {fold_name(query.text)} "
    named = {province.name for form, province in province_names().items() if f" {form} " in text}
    return frozenset(key for province in named for key in province_keys(province))


def documents_of(store: Store, provinces: Collection[str], among: Collection[int]) -> frozenset[int]:
    """Those of some documents that come from one of the provinces."""
    if not provinces:
        return frozenset()
    named, known = json.dumps(list(provinces)), json.dumps(list(among))
    return frozenset(row[0] for row in store.connection.execute(_OF_PROVINCES, (named, known)))
