"""What came from outside, made harmless before a screen or a file name.

A body's name, a letter or a header can hold characters that move the cursor, set the clipboard, or show the
rest of a line backwards. They are shown as what they are instead.
"""

from __future__ import annotations

import unicodedata

# Controls, formats (bidi, zero width), surrogates, private use, unassigned, and the two odd line breaks.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT = "\n\t"
_NAME_BYTES = 150
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"}
)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shown = _escaped(code) if char not in _KEPT and unicodedata.category(char) in _UNSEEN else char
        self[code] = shown
        return shown


def _escaped(code: int) -> str:
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


_TABLE = _Table()


def visible(text: str) -> str:
    r"""``text`` with every unseen character written out (``\x1b``, ``\u202e``); newlines and tabs stay.

    For any string that came from outside, before a terminal. It says nothing about HTML or CSV: those have
    guards of their own.
    """
    return text if text.isprintable() else text.translate(_TABLE)


def one_line(text: str, width: int | None = None) -> str:
    """``text`` made visible on one line, its runs of white space single spaces; cut to ``width`` with ``...``."""
    line = visible(" ".join(text.split()))
    if width is None or len(line) <= width:
        return line
    return line[:width] if width <= 3 else line[: width - 3].rstrip() + "..."


def safe_name(name: str, default: str = "attachment") -> str:
    """One file name, fit for any common file system, made from a name somebody else chose.

    The last part of a path of either kind, in NFC, without unseen characters; what Windows forbids becomes
    ``_``; no dots or spaces at the ends; device names prefixed; at most 150 bytes of UTF-8, keeping a short
    extension. ``default`` when nothing is left. For showing and exporting only: files are kept by their hash.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _UNSEEN)
    clean = "".join("_" if c in '<>:"|?*' else c for c in seen).strip(". \u00a0")
    if clean.partition(".")[0].rstrip().lower() in _DEVICES:
        clean = "_" + clean
    return _shortened(clean) or default


def _shortened(name: str) -> str:
    if len(name.encode()) <= _NAME_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension.encode()) > 16:
        stem, dot, extension = name, "", ""
    room = _NAME_BYTES - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + extension
