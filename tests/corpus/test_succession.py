"""The tables of succession: valid dates, bodies that exist, fields that have words, and no way that leads back."""

from collections import Counter
from datetime import date

import pytest

from vnpolicy.corpus import read_table

ROWS = read_table("succession")
BODIES = {row["key"]: row for table in ("agencies", "succession_agencies") for row in read_table(table)}
FIELDS = {row["key"]: row for row in read_table("agency_functions")}
PROVINCES = {row["key"]: row for row in read_table("provinces")}
REORGANISED = "2025-03-01"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['agency']}, {row['function'] or 'all'}")
def test_a_change_names_bodies_a_field_a_place_and_a_day_that_exist(row):
    assert row["agency"] in BODIES
    assert (row["successor"] in BODIES) != (row["change"] == "ended" and row["successor"] == "")
    assert row["function"] in {"", *FIELDS}
    assert row["province"] in {"", *PROVINCES}
    assert date.fromisoformat(row["date"]) < date(2026, 1, 1)
    assert row["change"] in {"founded", "merged", "renamed", "continued", "split", "moved", "abolished", "ended"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['agency']}, {row['function'] or 'all'}")
def test_a_change_names_its_act_or_is_marked(row):
    assert row["doubt"] in {"", "act", "date"}
    assert (row["act"] == "") == (row["doubt"] == "act")


def test_agency_field_date_and_province_are_a_key_with_the_successor():
    keys = Counter((row["agency"], row["function"], row["date"], row["province"], row["successor"]) for row in ROWS)
    assert max(keys.values()) == 1


def test_two_heirs_of_the_same_work_are_told_apart_by_a_condition():
    several = Counter((row["agency"], row["function"], row["date"], row["province"]) for row in ROWS)
    assert all(
        row["condition"] for row in ROWS if several[row["agency"], row["function"], row["date"], row["province"]] > 1
    )


def test_what_a_body_gets_it_passes_on_only_later():
    ends = {row["agency"]: row["date"] for row in ROWS if row["change"] != "moved" and not row["province"]}
    assert not [row for row in ROWS if row["successor"] in ends and ends[row["successor"]] <= row["date"]]


def test_a_body_ends_on_one_day_for_the_whole_country():
    ends: dict[str, set[str]] = {}
    for row in ROWS:
        if row["change"] != "moved" and not row["province"]:
            ends.setdefault(row["agency"], set()).add(row["date"])
    assert all(len(days) == 1 for days in ends.values())


def test_every_field_has_words_and_is_used():
    assert {row["function"] for row in ROWS} == {"", *FIELDS}
    assert all(field["words"] and field["name"] and field["english"] for field in FIELDS.values())


def test_a_word_tells_one_field_of_an_agency():
    for agency in {row["agency"] for row in ROWS}:
        own = {row["function"] for row in ROWS if row["agency"] == agency and row["function"]}
        words = Counter(word for key in own for word in FIELDS[key]["words"].split("|"))
        assert not [word for word, count in words.items() if count > 1]


def test_no_ministry_that_ended_in_2025_lacks_an_heir():
    ended = {row["agency"] for row in ROWS if row["date"] == REORGANISED}
    ministries = {
        "bo-ke-hoach-va-dau-tu",
        "bo-giao-thong-van-tai",
        "bo-nong-nghiep-va-phat-trien-nong-thon",
        "bo-tai-nguyen-va-moi-truong",
        "bo-thong-tin-va-truyen-thong",
        "bo-lao-dong-thuong-binh-va-xa-hoi",
        "uy-ban-dan-toc",
    }
    assert ministries <= ended
    assert {key.replace("bo-", "so-", 1) for key in ministries if key.startswith("bo-")} <= ended


def test_bodies_of_the_past_have_keys_and_names_of_their_own():
    former, known = read_table("succession_agencies"), read_table("agencies")
    assert not {row["key"] for row in former} & {row["key"] for row in known}
    assert not {row["name"] for row in former} & {row["name"] for row in known}


def test_a_province_that_joined_another_names_the_act():
    assert all(bool(row["until"]) == bool(row["act"]) for row in PROVINCES.values())


def test_official_english_names_are_of_known_bodies_and_name_their_act():
    rows = read_table("official_english")
    assert {row["key"] for row in rows} <= {*BODIES}
    assert all(row["english"] and row["act"] for row in rows)


def test_bodies_of_places_and_of_today_are_in_the_tables():
    places = {"", "tỉnh", "thành phố", *PROVINCES}
    for row in read_table("local_bodies"):
        assert {row["agency"], row["body"]} <= {*BODIES}
        assert row["place"] in places
    assert all({row["agency"], row["namesake"]} <= {*BODIES} for row in read_table("namesakes"))
    present = read_table("present_bodies")
    assert {row["key"] for row in present} <= {*BODIES}
    assert not {row["key"] for row in present} & {
        row["agency"] for row in ROWS if row["change"] != "moved" and not row["province"]
    }


def test_a_province_was_parted_from_one_of_the_tables():
    parted = {row["key"]: row for row in read_table("former_provinces")}
    rows = read_table("province_origins")
    assert not {*parted} & {*PROVINCES}
    assert {row["province"] for row in rows} <= {*PROVINCES}
    assert {*parted} <= {row["origin"] for row in rows} <= {*parted, *PROVINCES}
    assert all(row["act"] and date.fromisoformat(row["from"]) for row in rows)
