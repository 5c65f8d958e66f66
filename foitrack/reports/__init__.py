"""Deadline and campaign reports: one function a format, and ``EXPORTERS``, the table of them.

To add a format, add a function and a row. An exporter gives text; writing it is the caller's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foitrack.reports.ics import as_ics
from foitrack.reports.page import as_html, as_md
from foitrack.reports.report import Exporter
from foitrack.reports.tabular import as_csv, as_json

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {"csv": as_csv, "json": as_json, "ics": as_ics, "html": as_html, "md": as_md}
)
