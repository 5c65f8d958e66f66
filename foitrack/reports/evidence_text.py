"""The pages and texts of an evidence bundle, from values that ``reports.evidence`` made ready: every text in them was
filtered, and the pages escape it. Bytes come out, the same for the same values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from foitrack.case.refusals import STAGES
from foitrack.reports.tabular import guarded
from foitrack.visible import visible

SUMS = "SHA256SUMS"


def page(template: str, values: Mapping[str, Any]) -> bytes:
    from foitrack.render import render

    return render(template, values).encode()


def text(lines: Iterable[str]) -> bytes:
    return ("\n".join(visible(line).rstrip() for line in lines).strip() + "\n").encode()


def as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=True, indent=2, sort_keys=True) + "\n").encode()


def as_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = ["part", "outcome", "provision", "cited", "on", "quote", "page", "limb", "stage"]
    writer.writerow([*names, *STAGES])
    for row in rows:
        writer.writerow([guarded(str(v)) for v in (*(row[n] for n in names), *row["results"])])
    return ("\ufeff" + out.getvalue()).encode()


def head(values: Mapping[str, Any]) -> Iterator[str]:
    yield f"{values['ref']}: {values['title']}"
    yield ""
    for name, said in values["facts"]:
        yield f"{name}: {said}"
    for said in values["said"]:
        yield f"Note: {said}"
    yield ""


def chronology(values: Mapping[str, Any]) -> Iterator[str]:
    yield from head(values)
    for n, text in values["parts"]:
        yield f"{n}. {text}"
    yield ""
    for entry in values["entries"]:
        yield f"{entry['on']}  {entry['what']}{'' if entry['counts'] else ' (withdrawn as a mistake)'}"
        for line in entry["says"]:
            yield f"            {line}"
        for document in entry["documents"]:
            yield f"            {document['place'] or document['name'] + ' (left out)'}  sha256 {document['sha256']}"


def grounds(values: Mapping[str, Any]) -> Iterator[str]:
    yield from head(values)
    if not values["refusals"]:
        yield "Nothing was refused on the record."
    for row in values["refusals"]:
        yield f"Part {row['part']}: {row['outcome']}, {row['cited'] or 'no provision cited'} ({row['on']}, {row['stage']})"
        if row["quote"]:
            yield f'    "{row["quote"]}"' + (f" (page {row['page']})" if row["page"] else "")
        for stage, result in zip(values["stages"], row["results"], strict=True):
            if result:
                yield f"    {stage}: {result}"
    for ground in values["grounds"]:
        yield ""
        yield f"{ground['cited']}: {ground['title']}"
        yield f"    {ground['kind']}; {ground['test']}; {ground['interest']}"


def index(values: Mapping[str, Any]) -> Iterator[str]:
    yield from head(values)
    yield f"To check that nothing was changed: sha256sum -c {SUMS}"
    yield ""
    for name, size, digest in values["files"]:
        yield f"{digest}  {size:>10,}  {name}"
    left = [d for d in values["documents"] if not d["place"]]
    if left:
        yield ""
        yield "Left out:"
        for document in left:
            yield f"{document['sha256']}  {document['size']:>10,}  {document['name']}"
