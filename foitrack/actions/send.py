"""``send`` and ``sent``: letters written out as files, and the record that the user has sent them.

``send`` sends nothing. It writes what is to go out and leaves the request ready; only ``sent``, told by the user
once the letter has gone, starts a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foitrack.actions.record import Recorded, add_in
from foitrack.case import Case
from foitrack.errors import NotFound, UsageError
from foitrack.facts import Body, Event, History, standing_events

if TYPE_CHECKING:
    from foitrack.store.open import Store
    from foitrack.store.read import Reader

VIAS = ("email", "webform", "wdtk", "post")
_NOT_SENT = ("drafted", "ready")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request to be written out. ``how``: email, webform, or "" where ``refused`` says why it cannot be.

    ``to`` is the e-mail address or the web form; ``done`` that it was written before, with the same letter.
    """

    ref: str
    body: Body
    request_id: str
    how: str = ""
    to: str = ""
    refused: str = ""
    next_step: str = ""
    files: tuple[Path, ...] = ()


def chosen(read: Reader, refs: Sequence[str], campaign: str) -> list[History]:
    """The requests named, or all of a campaign; NotFound for a name that fits none."""
    from foitrack.actions.look import one_head

    if campaign and refs:
        raise UsageError("Give references or --campaign, not both.")
    if campaign:
        if read.campaign(campaign) is None:
            raise NotFound(f"There is no campaign {campaign!r}.", "foitrack list shows the campaigns.")
        ids = [h.id for h in read.heads(campaign=campaign)]
    elif refs:
        ids = list(dict.fromkeys(one_head(read, ref).id for ref in refs))
    else:
        raise UsageError("Nothing is named.", "Name a request, as in ft-7k3wd, or --campaign NAME.")
    return list(read.histories(ids))


def outgoing(histories: Iterable[History], calendar: Any, *, to_webform: bool = False) -> list[Outgoing]:
    """What would be written for each request, and why not for the others. Those sent already are left out."""
    found = []
    for history in histories:
        standing = Case.of(history, calendar).standing()
        if standing in _NOT_SENT:
            found.append(_outgoing(history, to_webform))
    return found


def _outgoing(history: History, to_webform: bool) -> Outgoing:
    request = history.request
    body = request.body
    email, form = body.address("request_email"), body.address("web_form")
    edit = f"foitrack body edit {body.slug}"

    def refused(says: str, step: str) -> Outgoing:
        return Outgoing(request.ref, body, request.id, refused=says, next_step=step)

    if _letter_of(history) is None:
        return refused("No letter was drafted for it.", f"foitrack show {request.ref}")
    if to_webform and form is not None:
        return Outgoing(request.ref, body, request.id, "webform", form.value)
    if email is not None and email.checked == "confirmed":
        return Outgoing(request.ref, body, request.id, "email", email.value)
    if email is not None:
        return refused(
            f"Its address {email.value} is unconfirmed ({email.checked}).",
            f"Check it on the body's own page, then: {edit} --confirm-email {email.value}",
        )
    if form is not None:
        return refused(
            f"It has no e-mail address for requests, but a web form: {form.value}",
            "Add --to-webform to write the text for it.",
        )
    website = body.address("website")
    where = f" ({website.value})" if website else ""
    return refused(
        "No address for requests is known.",
        f"Find it on the body's own page{where}, then: {edit} --email ADDRESS",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What ``write_out`` did: the letters written, and those refused."""

    folder: Path
    letters: tuple[Outgoing, ...]
    refused: tuple[Outgoing, ...]


def write_out(
    store: Store, plan: Sequence[Outgoing], folder: Path, *, sender: str, by: str, today: date
) -> Written:
    """Write each letter that has somewhere to go as .txt, and as .eml where that is an e-mail address.

    The folder is made if it is missing; files of the same names are replaced. Each request is then ready,
    with the Message-ID by which a reply will be matched. Nothing leaves this computer.
    """
    from dataclasses import replace

    from foitrack.actions.files import write_file
    from foitrack.mail.out import eml, is_address, message_id

    going = [o for o in plan if not o.refused]
    told = {h.request.id: h for h in store.read.histories([o.request_id for o in going])}
    folder = folder.expanduser().absolute()
    if going:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = []
    ready: list[tuple[str, Event]] = []
    for out in going:
        history = told[out.request_id]
        request = history.request
        letter = _letter_of(history)
        assert letter is not None
        text = store.read.document(letter.documents[0].sha256).decode()
        name = f"{request.ref}-{request.body.slug}"
        files = [folder / f"{name}.txt"]
        write_file(files[0], [text], overwrite=True)
        details = {k: v for k, v in letter.details.items() if k not in ("anyway", "ready")} | {"ready": True}
        details |= {"via": out.how, "to": out.to}
        if out.how == "email":
            mine = sender if is_address(sender) else ""
            known = str(letter.get("message_id") or "") if letter.get("to") == out.to else ""
            details["message_id"] = known or message_id(request.ref, mine)
            message = eml(
                to=out.to,
                sender=mine,
                name=request.requester.name or request.requester.organisation,
                subject=str(letter.get("subject") or request.title),
                text=text,
                message_id=details["message_id"],
            )
            files.append(folder / f"{name}.eml")
            write_file(files[1], [message.decode("ascii")], overwrite=True)
        else:
            details.pop("message_id", None)
        if details != {**letter.details}:
            ready.append((request.id, Event("drafted", today, details=details, documents=letter.documents)))
        written.append(replace(out, files=tuple(files)))
    if ready:
        with store.writing() as writer:
            for request_id, event in ready:
                add_in(writer, request_id, [event], by=by, today=today, anyway="ready to be sent")
    return Written(folder, tuple(written), tuple(o for o in plan if o.refused))


def mark_sent(
    store: Store,
    histories: Sequence[History],
    *,
    on: date,
    via: str,
    by: str,
    today: date,
    their_ref: str = "",
    url: str = "",
    anyway: str = "",
) -> tuple[Recorded, ...]:
    """Record that these letters were sent on ``on``: their clocks start. All of them or none.

    ``via`` "" takes what each was written out for, else e-mail. UsageError for one sent already (unless
    ``anyway`` says why), and for one reference given to several requests.
    """
    if via and via not in VIAS:
        raise UsageError(f"There is no way of sending called {via!r}.", "Use " + ", ".join(VIAS) + ".")
    if their_ref and len(histories) > 1:
        raise UsageError(
            "One reference of theirs cannot belong to several requests.", "Record them one by one."
        )
    done = []
    with store.writing() as writer:
        if (
            not anyway.strip()
        ):  # asked again inside the transaction: a colleague may have recorded it meanwhile
            for now in writer.read.histories([h.request.id for h in histories]):
                _refuse_again(now)
        for history in histories:
            letter = _letter_of(history)
            how = via or str((letter.get("via") if letter else "") or "email")
            details = {"via": how}
            if their_ref.strip():
                details["their_ref"] = their_ref.strip()
            if url.strip():
                details["url"] = url.strip()
            if letter and letter.get("message_id") and how == "email":
                details["message_id"] = letter.get("message_id")
            event = Event("sent", on, details=details, documents=letter.documents if letter else ())
            done.append(add_in(writer, history.request.id, [event], by=by, today=today, anyway=anyway))
    return tuple(done)


def _refuse_again(history: History) -> None:
    """A second sending is nearly always a slip of the reference, and would blur the day that the clock turns on."""
    from foitrack.dates import say_day

    before = next((e for e in standing_events(history.events) if e.kind == "sent"), None)
    if before is not None:
        ref = history.request.ref
        raise UsageError(
            f"{ref} is recorded as sent already, on {say_day(before.on)}.",
            f'If it went again: foitrack log resent {ref}. If this is right, add --anyway "why".',
        )


def not_sent(histories: Iterable[History]) -> list[History]:
    """Those of which nobody has said that they were sent."""
    return [
        h for h in histories if not any(e.kind in ("sent", "received") for e in standing_events(h.events))
    ]


def _letter_of(history: History) -> Event | None:
    """The draft that stands: the last one that has a letter."""
    # A letter about the answer is a draft too (``actions.dispute``), and is not the request's own.
    drafts = [
        e
        for e in standing_events(history.events)
        if e.kind == "drafted" and e.documents and not e.get("letter")
    ]
    return drafts[-1] if drafts else None
