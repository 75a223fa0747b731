"""Numbers as lists print them: letters and Roman numerals."""

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def roman(number: int) -> str:
    """Roman numeral in capitals; a number below 1 or above 3999 stays as it is."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in ROMAN:
        out += sign * (number // value)
        number %= value
    return out + ROMAN_UNITS[number]


def letter(number: int) -> str:
    """Small letter of the Latin alphabet; after `z` come `aa`, `bb`."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
