"""A post and the body that it is at: "Giám đốc Sở Y tế", "Chủ tịch UBND huyện Bến Lức"."""

from functools import cache, lru_cache

from vnpolicy.index.agencies.names import Office, find_body
from vnpolicy.index.agencies.offices import any_office
from vnpolicy.index.wording.english_wordings import MINISTERS, wordings

_INSPECTORATE = "thanh tra"


@lru_cache(maxsize=4_096)
def split_post(name: str) -> tuple[str, str]:
    """The post and the name of its body: ("Giám đốc", "Sở Y tế"); the post is "" where no known body has one.

    A post with a row of its own is no other's: "Thống đốc Ngân hàng Nhà nước Việt Nam".
    """
    lower = name.lower()
    if find_body(name) is None:
        for post, unit in _posts():
            body = name[len(post) :].strip()
            if lower.startswith(f"{post}{unit} ") and (office := any_office(body)) and office.body:
                return name[: len(post)], body
    return "", name


def titled(post: str, office: Office, of: Office) -> str:
    """The name of an office with the post at another of its kind in front: ministers are of ministries alone."""
    same = office.name.split()[0] == of.name.split()[0]
    return f"{post} {office.name}" if post and same else office.name


@cache
def _posts() -> tuple[tuple[str, str], ...]:
    """Posts, the longest first, each with the word that its body begins with, where it is told.

    The "Chánh Thanh tra" of a ministry is at its inspectorate, which ended while the ministry did not.
    """
    rows = (wording.partition("|") for wording in wordings("post"))
    posts = (
        *((post, unit) for post, _, unit in rows if _INSPECTORATE not in post + unit),
        *((post, " bộ") for post in MINISTERS),
    )
    return tuple(sorted(posts, key=lambda one: -len("".join(one))))
