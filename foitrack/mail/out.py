"""A letter as an .eml file: a mail program opens it as a message that has not been sent yet.

``X-Unsent: 1`` makes it a draft in the programs of the Outlook family; in Thunderbird choose "Edit as new".
It has a Message-ID of its own, by which a reply is matched, and no Date: that is the day on which it is sent.
"""

from __future__ import annotations

import re
import secrets

from foitrack.errors import UsageError

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


def message_id(reference: str, sender: str) -> str:
    """A Message-ID that names the request, under the domain of the sender's own address."""
    domain = sender.rpartition("@")[2] if is_address(sender) else "foitrack.invalid"
    return f"<{reference}.{secrets.token_hex(8)}@{domain}>"


def is_address(text: str) -> bool:
    """Whether ``text`` is one plain e-mail address and nothing else: no name, no list, no line break."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def eml(*, to: str, sender: str, name: str, subject: str, text: str, message_id: str) -> bytes:
    """The message as the bytes of an .eml file (CRLF, UTF-8).

    ``sender`` may be empty: the mail program fills in its own. UsageError for an address that is not one; a
    line break in any header cannot get in.
    """
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    for address in (to, sender):
        if address and not is_address(address):
            raise UsageError(f"{address!r} is not a plain e-mail address.", "Write it as name@example.org.")
    message = EmailMessage(policy=SMTP)
    message["To"] = Address(addr_spec=to)
    if sender:
        message["From"] = Address(display_name=_one_line(name), addr_spec=sender)
    message["Subject"] = _one_line(subject)
    message["Message-ID"] = message_id
    message["X-Unsent"] = "1"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _one_line(text: str) -> str:
    """``text`` without what could begin another header.

    Line ends and unseen characters become spaces. ``=?`` is parted: the library would read it as the beginning
    of an encoded word, decode it, and write out the line end hidden in it.
    """
    seen = "".join(c if c.isprintable() else " " for c in text).replace("=?", "= ?")
    return " ".join(seen.split())
