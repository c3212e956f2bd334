"""Laws of what is said and drawn."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import category

from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.render.text.ansi import Span, columns
from okrcli.render.text.flow import wrap
from okrcli.render.text.gauge import gauge
from okrcli.wording.lines import cut, safe, safe_lines, width
from okrcli.wording.locales import find_locale
from okrcli.wording.numbers import compact, number
from okrcli.wording.shares import percent

QUICK = settings(deadline=None, derandomize=True, max_examples=150)

texts = st.text(st.characters(exclude_categories=()), max_size=60) | st.text(
    "ab 日🚀\u0301\u200d\ufe0f👩\x1b\n\u202e", max_size=40
)
values = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=6)
locales = st.sampled_from(["en", "pl", "de", "fr", "es", "cs", "de-CH", "uk"]).map(find_locale)


@QUICK
@given(texts)
def test_no_user_text_controls_a_terminal(text: str) -> None:
    harmless = safe(text)
    assert not {category(each) for each in harmless} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(harmless) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert safe(harmless) == harmless
    assert all(safe(line) == line for line in safe_lines(text))


@QUICK
@given(texts, st.integers(0, 40))
def test_what_is_cut_fits(text: str, room: int) -> None:
    harmless = safe(text)
    assert width(cut(harmless, room)) <= room
    assert width(harmless) > room or cut(harmless, room) == harmless


@QUICK
@given(st.lists(st.tuples(texts.map(safe), st.sampled_from(["plain", "bad"])), max_size=5), st.integers(2, 40))
def test_running_text_fits_and_nothing_of_it_is_lost(parts: list[Span], room: int) -> None:
    lines = wrap(parts, room)
    assert all(columns(line) <= room for line in lines)
    whole = "".join(text for text, _ in parts)
    drawn = "".join(text for line in lines for text, _ in line)
    # Marks without a letter to stand on take no column, and make no word.
    assert width(drawn.replace(" ", "")) == width(whole.replace(" ", ""))


@QUICK
@given(values, locales)
def test_a_number_can_be_read_back(value: Decimal, locale: object) -> None:
    signs = find_locale(getattr(locale, "name", "en"))
    said = number(value, signs)
    plain = said.replace(signs.group, "").replace(signs.decimal, ".").replace("−", "-")
    assert abs(Decimal(plain) - value) <= max(abs(value) * Decimal("0.0051"), Decimal("1e-9"))
    assert compact(value, signs).count(signs.decimal) <= 1


@QUICK
@given(st.floats(-5, 5))
def test_a_share_is_rounded_and_never_rounded_up_to_all_of_it(share: float) -> None:
    whole = int(percent(share, tight=True).rstrip("%").replace("−", "-"))
    assert abs(whole - share * 100) <= 1
    assert whole < 100 or share >= 1


@QUICK
@given(st.none() | st.floats(-3, 3), st.none() | st.floats(0, 1), st.integers(1, 60))
def test_a_bar_is_as_wide_as_its_room(share: float | None, mark: float | None, room: int) -> None:
    assert columns(gauge(share, mark, room)) == room
