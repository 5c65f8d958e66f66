"""The ways to reach a body: what an address must look like, and what makes one look odd."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from foitrack.errors import UsageError
from foitrack.facts import Address, Body

# Kind -> what it is called on a screen.
ADDRESS_KINDS = {
    "request_email": "e-mail for requests",
    "web_form": "web form",
    "review": "for reviews",
    "disclosure_log": "disclosure log",
    "publication_scheme": "publication scheme",
    "website": "website",
    "post": "post",
}
_URLS = frozenset({"web_form", "disclosure_log", "publication_scheme", "website"})
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@([^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)+)")
_FREE_MAIL = re.compile(
    r"(gmail|googlemail|hotmail|outlook|yahoo|live|icloud|aol|proton(mail)?)\.", re.IGNORECASE
)
_NOBODY = re.compile(
    r"no-?reply|do-?not-?reply|donot|auto-?reply|mailer-?daemon|notifications?@", re.IGNORECASE
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def checked_address(kind: str, value: str) -> str:
    """``value`` stripped, if it can be an address of this kind; UsageError says why it cannot."""
    value = value.strip()
    if kind not in ADDRESS_KINDS:
        raise UsageError(
            f"There is no kind of address called {kind!r}.", "Known: " + ", ".join(ADDRESS_KINDS) + "."
        )
    if not value or (_UNSAFE.search(value) and kind != "post"):
        raise UsageError(
            f"{value!r} cannot be an address ({ADDRESS_KINDS[kind]}).", "Leave out anything invisible."
        )
    if kind in _URLS and not _is_url(value):
        raise UsageError(f"{value!r} is not a web address.", "Write it whole, beginning with https://")
    if kind == "request_email" and not _EMAIL.fullmatch(value):
        raise UsageError(
            f"{value!r} is not an e-mail address.", "Write it as foi@example.gov.uk, without a name."
        )
    if kind == "review" and not (_EMAIL.fullmatch(value) or _is_url(value)):
        raise UsageError(f"{value!r} is neither an e-mail nor a web address.")
    return value


def doubts(kind: str, value: str, body: Body) -> list[str]:
    """What is odd about an address that can be one: reasons to look again, never to refuse."""
    found = []
    if mail := _EMAIL.fullmatch(value):
        domain = mail[1].lower()
        if _FREE_MAIL.match(domain):
            found.append(f"{value} is at a provider that anybody can use, not at the body's own domain.")
        elif _NOBODY.search(value):
            found.append(f"{value} looks like an address that nobody reads.")
        elif (site := _site(body)) and not _related(domain, site):
            found.append(f"{domain} is not the domain of the body's website ({site}).")
    elif kind in _URLS and value.lower().startswith("http://"):
        found.append(f"{value} is not an https address.")
    return found


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"\s|@", value)


def _site(body: Body) -> str:
    """The domain of the body's own website, or "" where it has none of its own (a page of GOV.UK)."""
    website: Address | None = body.address("website")
    host = (urlsplit(website.value).hostname or "") if website else ""
    host = host.removeprefix("www.")
    return "" if host in ("gov.uk", "gov.scot", "gov.wales") else host


def _related(domain: str, site: str) -> bool:
    """Whether one is the other or a part of it, or both are of one body below .gov.uk, .police.uk and so on."""
    return domain == site or domain.endswith("." + site) or site.endswith("." + domain)
