"""The table of encoders' speeds."""

from benchmarks.embedding import ENGINE, SHIPPED, TITLES, TORCH, report


def test_the_ratio_is_how_many_times_the_shipped_one_is_faster():
    rates = {SHIPPED: 1200.0, TORCH: 60.0, ENGINE: 150.0}
    found = {name: {"rate": rate, "work": rate / 2} for name, rate in rates.items()}
    lines = report(found, ["a" * 100] * 4, 3).splitlines()
    assert "4 texts of 100 characters on average, 3 rounds." in lines[0]
    rows = {line.split(" | ")[0].removeprefix("| "): line.split(" | ")[1:3] for line in lines[4:]}
    assert rows == {TITLES[SHIPPED]: ["1,200", "1.0"], TITLES[TORCH]: ["60", "20.0"], TITLES[ENGINE]: ["150", "8.0"]}
