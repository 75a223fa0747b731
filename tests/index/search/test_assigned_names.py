"""Names of agencies that look like one which no task has."""

from vnpolicy.index.search.assigned_names import names_like


def test_a_name_that_a_task_has_needs_no_other(library):
    assert names_like(library.store, "sở công thương") is None


def test_the_commonest_spelling_is_told(library):
    other = """
        INSERT INTO assignments (entry, ordinal, role, written, name, name_key)
        SELECT entry, 99, role, written, 'SỞ CÔNG THƯƠNG', name_key FROM assignments
        WHERE name = 'Sở Công Thương' LIMIT 1
    """
    with library.store.change():
        library.store.connection.execute(other)
    assert names_like(library.store, "Sở Côg Thươg")[0] == "Sở Công Thương"


def test_a_name_like_no_other_gets_none(library):
    assert names_like(library.store, "NASA") == []
