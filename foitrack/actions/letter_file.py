"""A letter's file beside the request that it answers: its bytes, its text, its reading, and what is odd about it.

Nothing is recorded here. ``actions.from_letter`` makes the entry of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from foitrack.actions.read_letter import ReadFile, reading_of
from foitrack.errors import NotFound
from foitrack.facts import DocumentRef, standing_events

if TYPE_CHECKING:
    from foitrack.case import Case
    from foitrack.reading.model import Reading
    from foitrack.store.read import Reader

# The same law on the other side of the border: a body answers under the law of its own country.
_ACROSS: Mapping[str, str] = MappingProxyType(
    {"FOIA": "FOISA", "EIR": "EISR", "FOISA": "FOIA", "EISR": "EIR"}
)
_SCOTTISH = frozenset({"FOISA", "EISR"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A file beside the request that it answers. ``documents`` is what would be kept of it, ``contents`` the bytes by
    SHA-256; ``notes`` is what is odd about the file."""

    case: Case
    found: ReadFile
    documents: tuple[DocumentRef, ...]
    contents: Mapping[str, bytes]
    notes: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        return bool(self.found.document.text.strip())


def letter_for(read: Reader, ref: str, path: Path) -> Letter:
    """The file at ``path``, read for the request named ``ref``. Nothing is recorded.

    NotFound for a file or request that is not there; Unreadable for a file from which no text can be taken. The bytes
    that are read are the bytes that would be kept.
    """
    from foitrack.actions.derive import case_of
    from foitrack.actions.files import read_file
    from foitrack.actions.look import one_head
    from foitrack.documents import LARGEST_FILE, Unreadable, extract

    case = case_of(read, one_head(read, ref).id)
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    data = read_file(path, LARGEST_FILE, "Save the letter by itself.")
    try:
        document = extract(data, path.name)
    except Unreadable as no:
        by_hand = f"Nothing was recorded. By hand: foitrack log-response {case.request.ref} --outcome WORD --file FILE"
        raise Unreadable(no.says, f"{no.next_step} {by_hand}".strip()) from None
    found = reading_of(path, document, "", case)
    law = _law_to_read_by(found.reading, case)
    if law != found.reading.regime:
        found = reading_of(path, document, law, case)
    documents, contents = _kept(path.name, data, document.text)
    return Letter(case, found, documents, contents, tuple(_odd_about(read, case, found, documents)))


def laws_of(case: Case) -> set[str]:
    return {case.deadlines.regime, case.request.regime} | {p.regime for p in case.request.parts if p.regime}


def _law_to_read_by(reading: Reading, case: Case) -> str:
    """The law of the letter as it says itself; where it names none, or only "the Act" of another country, the request's."""
    laws = laws_of(case)
    if reading.regime in laws:
        return reading.regime
    if "no law is named" in reading.why:
        return case.deadlines.regime
    across = _ACROSS.get(reading.regime, "")
    if across and (reading.regime in _SCOTTISH) != bool(laws & _SCOTTISH) and case.request.regime != "SAR":
        return across
    return reading.regime


def _kept(name: str, data: bytes, text: str) -> tuple[tuple[DocumentRef, ...], dict[str, bytes]]:
    """The file itself, and the text taken out of it where it is not plain text already."""
    import mimetypes

    from foitrack.store.chain import sha256
    from foitrack.visible import safe_name

    shown = safe_name(name)
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    refs = [DocumentRef(sha256(data), shown, media, len(data), "reply")]
    contents = {refs[0].sha256: data}
    if not name.lower().endswith(".txt") and text.strip():
        plain = text.encode(errors="replace")
        refs.append(DocumentRef(sha256(plain), safe_name(f"{name}.txt"), "text/plain", len(plain), "text"))
        contents[refs[1].sha256] = plain
    return tuple(refs), contents


def _odd_about(read: Reader, case: Case, found: ReadFile, documents: Sequence[DocumentRef]) -> list[str]:
    """Signs that the letter is recorded already, or answers another request."""
    notes = []
    for event in standing_events(case.history.events):
        if any(d.sha256 == documents[0].sha256 for d in event.documents):
            notes.append(
                f"This very file is already kept with {event.kind.replace('_', ' ')} of {event.on.isoformat()}."
            )
    for reference in found.reading.references:
        if reference.whose not in ("ours", "body"):
            continue
        others = [h for h in read.find(reference.text) if h.id]
        if others and all(h.id != case.request.id for h in others):
            notes.append(
                f"The letter bears {reference.text}, which is {others[0].ref}'s and not {case.request.ref}'s."
            )
    return notes
