"""Dates that others have published, counted by foitrack: guidance, decisions, other systems' own tests.

Where a published date states another law than the Act does (an England-and-Wales list, a receipt moved to the
next working day, a miscount) it stands in CONTRADICTED with the day that the law gives and the reason.
"""

from __future__ import annotations

from typing import Any

import pytest

from foitrack.clock.cases import run_case
from foitrack.law.working_days import shipped
from tests.oracle import day_by
from tests.stories import Row, check, name_of, rows, told

# FOIMan's chart for Christmas 2014 (foiman.com/archives/1345): received, then due on the twentieth working day.
FOIMAN = """
2014-11-17 2014-12-16   2014-11-18 2014-12-17   2014-11-19 2014-12-18   2014-11-20 2014-12-19
2014-11-21 2014-12-22   2014-11-24 2014-12-23   2014-11-26 2014-12-29   2014-11-27 2014-12-30
2014-11-28 2014-12-31   2014-12-02 2015-01-05   2014-12-03 2015-01-06   2014-12-04 2015-01-07
2014-12-05 2015-01-08   2014-12-08 2015-01-09   2014-12-09 2015-01-12   2014-12-10 2015-01-13
2014-12-11 2015-01-14   2014-12-12 2015-01-15   2014-12-15 2015-01-16   2014-12-16 2015-01-19
2014-12-17 2015-01-20   2014-12-18 2015-01-21   2014-12-19 2015-01-22   2014-12-22 2015-01-23
2014-12-23 2015-01-26   2014-12-24 2015-01-27   2014-12-29 2015-01-28   2014-12-30 2015-01-29
2014-12-31 2015-01-30   2015-01-05 2015-02-02   2015-01-06 2015-02-03   2015-01-07 2015-02-04
2015-01-08 2015-02-05   2015-01-09 2015-02-06
"""

# Received, working days, the published last day.
COUNTED = {
    "Alaveteli (WhatDoTheyKnow), spec/models/holiday_spec.rb": """
        2008-10-01 20 2008-10-29   2007-02-01 20 2007-03-01   2008-02-01 20 2008-02-29   2009-03-12 20 2009-04-14
        2009-03-13 20 2009-04-15   2009-03-14 20 2009-04-15   2009-03-15 20 2009-04-15   2009-03-16 20 2009-04-16
    """,
    "Ministry of Justice, correspondence_tool_staff, business_days_spec.rb": """
        2017-05-18 20 2017-06-16   2017-05-18 10 2017-06-02   2017-05-18 30 2017-06-30   2017-05-18 3 2017-05-23
        2021-07-03 3 2021-07-07    2021-05-01 20 2021-06-01   2021-05-01 10 2021-05-17   2021-05-01 3 2021-05-06
        2023-11-27 20 2023-12-28   2023-11-27 10 2023-12-12   2023-11-27 3 2023-12-01    2023-11-17 10 2023-12-04
        2016-08-05 20 2016-09-05   2016-08-05 10 2016-08-19   2016-08-13 1 2016-08-15    2016-08-14 1 2016-08-15
        2016-08-29 1 2016-08-30    2016-08-15 1 2016-08-16
    """,
    "serenaabbott11/foi-tracker, tests/test_deadlines.py": """
        2026-03-27 20 2026-04-28   2026-12-01 20 2026-12-31   2026-08-20 20 2026-09-18   2026-03-04 20 2026-04-02
        2025-12-30 20 2026-01-29
    """,
    "msped/foi-manager, test_working_days.py": """
        2026-01-05 5 2026-01-12   2026-01-09 1 2026-01-12   2026-12-23 1 2026-12-24   2026-01-02 20 2026-01-30
    """,
    "YAlegend/foi-response-system, tests/test_sla.py": "2026-06-04 2 2026-06-08   2026-05-22 1 2026-05-26",
    "Student Loans Company: informationrightsandwrongs.com, 4 September 2015": "2014-03-16 20 2014-04-14",
}

# Received, working days, the published day that the Act does not give, and the one that it gives.
CONTRADICTED = {
    "FOIMan moves a receipt on a bank holiday to the next working day; s.10(6) does not": """
        2014-12-01 20 2015-01-05 2014-12-31   2015-01-02 20 2015-02-02 2015-01-30
    """,
    "the Ministry of Justice's test knows the bank holidays of England and Wales only, before July 2023": """
        2017-05-18 40 2017-07-14 2017-07-17   2021-07-03 20 2021-07-30 2021-08-03   2021-07-03 10 2021-07-16 2021-07-19
    """,
    "msped/foi-manager lacks 2 January, a holiday in Scotland": "2025-12-31 1 2026-01-02 2026-01-05",
    "deadlinecalculator.co.uk miscounts": """
        2025-06-06 20 2025-07-07 2025-07-04   2025-05-14 20 2025-06-11 2025-06-12
    """,
}


def groups_of_words(table: dict[str, str], width: int) -> list[Any]:
    found = []
    for source, listed in table.items():
        words = listed.split()
        for at in range(0, len(words), width):
            found.append(pytest.param(*words[at : at + width], source, id=" ".join(words[at : at + width])))
    return found


def counted(received: str, n: str) -> str | None:
    case = {
        "id": 1,
        "regime": "foia",
        "events": [{"event": "received", "date": received}],
        "working_days": int(n),
    }
    result = run_case(case, shipped())
    assert result["errors"] == []
    found = result["nth_working_day"]
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("received", "due"), list(zip(FOIMAN.split()[::2], FOIMAN.split()[1::2], strict=True))
)
def test_the_christmas_of_2014(received: str, due: str) -> None:
    assert told("FOIA", f"{received} received")["deadlines"]["response_due"]["due"] == due


@pytest.mark.parametrize(("received", "n", "due", "source"), groups_of_words(COUNTED, 3))
def test_a_published_count(received: str, n: str, due: str, source: str) -> None:
    assert counted(received, n) == due, source
    if n == "20":
        assert told("FOIA", f"{received} received")["deadlines"]["response_due"]["due"] == due, source


@pytest.mark.parametrize(("received", "n", "published", "due", "why"), groups_of_words(CONTRADICTED, 4))
def test_a_published_date_that_the_act_does_not_give(
    received: str, n: str, published: str, due: str, why: str
) -> None:
    assert published != due == str(day_by(f"{n}wd {received}", "FOIA")), why
    assert counted(received, n) == due, why


# Facts in the Scottish Information Commissioner's decisions: what was found late, and what in time.
DECISIONS = """
2025-09-27 received; on 2025-10-26 | response_due 2025-10-24 (20wd 2025-09-27) also 2025-10-27 (20wd 2025-09-29) is missed; late yes | Decision 092/2026: no answer by 26 October was late
2025-09-01 received; 2025-10-26 review_requested; 2025-11-24 review_outcome | review_due 2025-11-21 (20wd 2025-10-26) also 2025-11-24 (20wd 2025-10-27) | Decision 092/2026: asked on a Sunday, and an outcome on 24 November held in time, which is the second reading
2024-11-29 received; 2024-12-24 response_full | response_due 2025-01-03 (20wd 2024-11-29) is met; late no | Decision 135/2025: in time
2017-11-01 received; on 2017-12-13 | response_due 2017-11-29 (20wd 2017-11-01) is missed; late yes | Decision 039/2018: late
2017-11-01 received; 2017-12-13 review_requested; on 2018-01-18 | review_due 2018-01-16 (20wd 2017-12-13) is missed; late yes | Decision 039/2018: the review was late also
2012-10-31 received; 2012-12-01 review_requested; on 2013-01-19 | response_due 2012-11-28 (20wd 2012-10-31) is missed; review_due 2013-01-03 (20wd 2012-12-01) also 2013-01-04 (20wd 2012-12-03) is missed; late yes | Decision 023/2013: late on either reading
2012-11-20 received; on 2013-01-08 | response_due 2012-12-19 (20wd 2012-11-20) is missed; late yes | Decision 076/2013: late
2012-11-20 received; 2013-01-08 review_requested; on 2013-03-04 | review_due 2013-02-05 (20wd 2013-01-08) is missed; late yes | Decision 076/2013: the review also
2026-02-02 received; 2026-02-17 fee_notice; 2026-03-02 fee_paid | response_due 2026-03-16 (10wd 2026-03-02) | foi.scot: a notice after ten working days leaves ten
"""


@pytest.mark.parametrize("row", rows("FOISA", DECISIONS), ids=name_of)
def test_the_scottish_commissioners_decisions(row: Row) -> None:
    check(row)


# A month, by the ICO's guidance of 8 December 2025 and by others. The years of examples given without one are
# those in which no weekend or holiday meets the last day.
MONTHS = """
[controller_england] 2025-01-01 received | response_due 2025-02-03 (1m 2025-01-01 roll ew) | ICO: a request of 1 January, a bank holiday, by the end of 1 February; in 2025 that is a Saturday
[controller_england] 2024-01-01 received | response_due 2024-02-01 (1m 2024-01-01 roll ew) only | ICO: the same, on a Thursday
[controller_england] 2024-11-25 received | response_due 2024-12-27 (1m 2024-11-25 roll ew) | ICO: 25 and 26 December are holidays, so the end of 27 December
[controller_england] 2025-01-31 received | response_due 2025-02-28 (1m 2025-01-31 roll ew) | ICO: there is no 31 February
[controller_england] 2024-01-31 received | response_due 2024-02-29 (1m 2024-01-31 roll ew) | ICO: in a leap year
[controller_england] 2026-01-31 received | response_due 2026-03-02 (1m 2026-01-31 roll ew) | ICO: and if that is a weekend, the next Monday
[controller_england] 2025-09-03 received | response_due 2025-10-03 (1m 2025-09-03 roll ew) | ICO checklist for small organisations
[controller_england] 2019-08-01 received time=23:59 | response_due 2019-09-02 (1m 2019-08-01 roll ew) | Lexology, August 2019: 1 September, which is a Sunday
[controller_england] 2023-08-01 received | response_due 2023-09-01 (1m 2023-08-01 roll ew) | Lexology, in a year in which it is a Friday
[controller_england] 2025-01-30 received | response_due 2025-02-28 (1m 2025-01-30 roll ew) | Lexology
[controller_england] 2026-09-21 received | response_due 2026-10-21 (1m 2026-09-21 roll ew) | fsp-law.com
[controller_england] 2026-08-31 received | response_due 2026-09-30 (1m 2026-08-31 roll ew) | fsp-law.com
[controller_england] 2019-09-27 received | response_due 2019-10-28 (1m 2019-09-27 roll ew) | Ministry of Justice, calendar_months_spec.rb: a Sunday
[controller_england] 2019-04-06 received | response_due 2019-05-07 (1m 2019-04-06 roll ew) | Ministry of Justice: a holiday
[controller_england] 2019-09-26 received; 2019-10-01 sar_extension | response_due 2019-12-27 (3m 2019-09-26 roll ew) | Ministry of Justice: three months end on Boxing Day
[controller_england] 2019-10-01 received; 2019-10-10 sar_extension | response_due 2020-01-02 (3m 2019-10-01 roll ew) | Ministry of Justice: on New Year's Day
[controller_scotland] 2019-10-01 received; 2019-10-10 sar_extension | response_due 2020-01-03 (3m 2019-10-01 roll scotland) | and in Scotland a day more
[controller_england] 2021-06-30 received | response_due 2021-07-30 (1m 2021-06-30 roll ew) | Ministry of Justice: not the month's last day
[controller_england] 2022-03-15 received | response_due 2022-04-19 (1m 2022-03-15 roll ew) | Ministry of Justice: 15 April, in 2022 Good Friday
[controller_england] 2026-01-05 received | response_due 2026-02-05 (1m 2026-01-05 roll ew) | deadlinecalculator.co.uk
[controller_england] 2026-06-15 received | response_due 2026-07-15 (1m 2026-06-15 roll ew) | deadlinecalculator.co.uk
[controller_england] 2025-12-01 received | response_due 2026-01-02 (1m 2025-12-01 roll ew) | deadlinecalculator.co.uk: 1 January, else the next working day
[controller_england] 2025-03-27 received | response_due 2025-04-28 (1m 2025-03-27 roll ew) | requesttracker.co.uk
[controller_england] 2026-03-01 received | response_due 2026-04-01 (1m 2026-03-01 roll ew) | folelse-governance
[controller_england] 2026-02-15 received; 2026-02-20 clarification_requested; 2026-02-27 clarification_provided | response_due 2026-03-23 (8d 2026-03-15 roll ew) | DPA s.54(3C) counts both days out; myprivacy.tools, a day less
[controller_england] 2025-03-10 received; 2025-03-10 id_requested; 2025-03-19 id_provided | response_due 2025-04-22 (1m 2025-03-19 roll ew) | a month from 19 March, over Easter; deadlinecalculator.co.uk says 10 April, from the request
[controller_scotland] 2025-03-10 received; 2025-03-10 id_requested; 2025-03-19 id_provided | response_due 2025-04-21 (1m 2025-03-19 roll scotland) | Easter Monday is a working day in Scotland
"""


@pytest.mark.parametrize("row", rows("SAR", MONTHS), ids=name_of)
def test_a_month(row: Row) -> None:
    check(row)


# Twenty-eight days from the sending of the decision notice.
APPEALS = """
2017-01-05 received; 2017-10-20 decision_notice compliance_days=35 | tribunal_by 2017-11-17 (28d 2017-10-20 roll ew) only | EA/2017/0062: a filing at 23:57 on 17 November was six hours and fifty-seven minutes late
2022-01-05 received; 2022-12-21 decision_notice compliance_days=35 | tribunal_by 2023-01-18 (28d 2022-12-21 roll ew) only | [2023] UKFTT 402 (GRC): an appeal of 8 April 2023 was out of time
"""


@pytest.mark.parametrize("row", rows("FOIA", APPEALS), ids=name_of)
def test_appeals(row: Row) -> None:
    check(row)
