"""What came from outside does nothing to a terminal or a file system. Terminal sequences are those of ECMA-48."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitrack.visible import one_line, safe_name, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Heddlu Dyfed-Powys, £450 – “as is”", "Heddlu Dyfed-Powys, £450 – “as is”"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", r"\x1b]52;c;ZXZpbA==\x07"),  # OSC 52 sets the clipboard
        ("\x1b]8;;https://evil.invalid\x1b\\gov.uk", "\\x1b]8;;https://evil.invalid\\x1b\\gov.uk"),
        ("C1: \x9b31m", r"C1: \x9b31m"),
        ("over\rwritten", r"over\x0dwritten"),
        ("\u202eexe.fdp", r"\u202eexe.fdp"),  # right-to-left override
        ("\u2066isolate\u2069", r"\u2066isolate\u2069"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("line\u2028para\u2029", r"line\u2028para\u2029"),
        ("half \ud800", r"half \ud800"),
        ("private \ue000 \U0010ffff", r"private \ue000 \U0010ffff"),
        ("NUL\x00DEL\x7f", r"NUL\x00DEL\x7f"),
    ],
)
def test_shown_for_what_it_is(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_unseen_is_left_and_nothing_seen_is_changed(text: str) -> None:
    shown = visible(text)
    assert all(
        unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        for c in shown
        if c not in "\n\t"
    )
    if all(c in "\n\t" or unicodedata.category(c)[0] in "LMNPS" or c == " " for c in text):
        assert shown == text


def test_one_line_holds_no_break_and_can_be_cut() -> None:
    assert one_line("  a \r\n b\t\u2028c ") == "a b c"
    assert one_line("evil\x1b[2J") == r"evil\x1b[2J"
    assert one_line("Operation Innerste", 12) == "Operation..."
    assert one_line("Operation", 2) == "Op"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("reply.pdf", "reply.pdf"),
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\Windows\\win.ini", "win.ini"),
        ("/absolute/path.txt", "path.txt"),
        ("C:\\Users\\x\\letter.docx", "letter.docx"),
        ("C:letter.docx", "C_letter.docx"),
        ('a<b>c:d|e?f*g".txt', "a_b_c_d_e_f_g_.txt"),
        ("bell\x07esc\x1b[31m.pdf", "bellesc[31m.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("  .hidden. ", "hidden"),
        ("trailing. . .", "trailing"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1 .pdf", "_Com1 .pdf"),
        ("console.txt", "console.txt"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("", "attachment"),
        ("..", "attachment"),
        ("a/b/", "attachment"),
        ("\x00\u200b", "attachment"),
    ],
)
def test_a_file_name_from_outside_is_made_one_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("ŵ" * 200 + ".pdf")
    assert name.endswith("ŵ.pdf")
    assert len(name.encode()) <= 150


@given(st.text(st.characters()))
def test_every_name_becomes_one_safe_path_part(name: str) -> None:
    safe = safe_name(name)
    assert safe and safe not in {".", ".."}
    assert not set(safe) & set('/\\<>:"|?*\x00')
    assert len(safe.encode()) <= 150
    assert safe == safe.strip(". ")
    assert safe_name(safe) == safe
