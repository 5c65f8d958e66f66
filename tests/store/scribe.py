"""A program of its own that records requests and says so: what the reliability tests kill, starve and race.

``scribe.py PLACE N``: N acts, each one request with its letter; after each, the request's id on standard output.
``scribe.py PLACE N next``: each act reads how many there are and gives its request the next number as title.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

from made_up import AT, COUNCIL, LETTER, UNA, a_request

from foitrack.errors import FoitrackError
from foitrack.facts import DocumentRef, Event
from foitrack.store.chain import seal, sha256
from foitrack.store.open import open_store
from foitrack.store.values import Batch


def main(place: str, n: str, how: str = "") -> int:
    with open_store(place) as store:
        for _ in range(int(n)):
            request = a_request(COUNCIL)
            letter = LETTER + request.id.encode() * 200
            drafted = Event(
                "drafted",
                date(2026, 3, 4),
                request_id=request.id,
                documents=(DocumentRef(sha256(letter), "letter.txt", "text/plain", len(letter)),),
            )
            with store.writing() as writer:
                present = writer.read.requester()
                if how == "next":
                    request = replace(request, title=str(writer.read.request_count() + 1))
                writer.record(
                    Batch(
                        requesters=[] if present else [UNA],
                        bodies=[COUNCIL],
                        requests=[replace(request, requester=present or UNA)],
                        documents={sha256(letter): letter},
                        events=seal([drafted], (), "una", AT),
                        standings={request.id: "drafted"},
                    )
                )
            sys.stdout.write(request.id + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except FoitrackError as trouble:
        sys.stderr.write(f"{trouble}\n")
        sys.exit(trouble.exit_code)
