"""The clocks of the Environmental Information Regulations 2004, as stories."""

from __future__ import annotations

import pytest

from tests.stories import Row, check, name_of, rows

TIMES = """
2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04) is running; refusal_notice_due 2026-04-02 (20wd 2026-03-04) | reg 5(2), with the Act's working day; reg 14(2)
2026-06-01 received | response_due 2026-06-30 (20wd 2026-06-01) | 15 June 2026
2025-12-15 received | response_due 2026-01-16 (20wd 2025-12-15) | 2 January
2026-05-16 received | response_due 2026-06-16 (20wd 2026-05-16) also 2026-06-17 (20wd 2026-05-18) | a Saturday
2026-03-04 sent via=email | response_due 2026-04-02 (20wd 2026-03-04) assumed | as under the Act
2026-03-04 sent via=post | response_due none | as under the Act
[maintained_school] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-07-28 (20wd 2026-06-29); max_response_due none | the school regulations are made under the Act alone
[academy] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-07-28 (20wd 2026-06-29) | the same
[national_archives] 2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04) | the same for the archives
[armed_forces] 2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04); max_response_due none; extension_application_due none | and the forces
"""

# Regulation 7: forty in all, for a request that is complex and voluminous, told inside the twenty.
MORE_TIME = """
2026-03-04 received; 2026-03-30 reg7_extension | response_due 2026-05-05 (40wd 2026-03-04) is running; refusal_notice_due 2026-05-05 (40wd 2026-03-04); late unknown | forty in all, not twenty more from the notice
2026-03-04 received; 2026-04-02 reg7_extension | response_due 2026-05-05 (40wd 2026-03-04) | told on the twentieth day
2026-03-04 received; 2026-04-07 reg7_extension | response_due 2026-04-02 (20wd 2026-03-04) | told too late: no effect
2026-03-04 received; 2026-04-07 reg7_extension; on 2026-04-08 | response_due 2026-04-02 is missed; late yes | and late it is
2026-03-04 received; 2026-04-07 reg7_extension sent_on=2026-04-02 received_on=2026-04-07 | response_due 2026-05-05 (40wd 2026-03-04) | it was sent in time
2026-03-04 received; 2026-03-30 reg7_extension; 2026-05-05 response_full | response_due 2026-05-05 (40wd 2026-03-04) is met; late no | the fortieth day
2026-03-04 received; 2026-03-30 reg7_extension; 2026-05-06 response_full | response_due 2026-05-05 (40wd 2026-03-04) is met_late; late yes | a day more
2026-05-16 received; 2026-06-01 reg7_extension | response_due 2026-07-15 (40wd 2026-05-16) also 2026-07-16 (40wd 2026-05-18) | both readings of a Saturday
2026-03-04 received; 2026-03-30 pit_extension ground=eir:12(5)(e); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | there is no extension for the public interest
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c) | response_due 2026-04-02 (20wd 2026-03-04); pit_target none | nor an exemption of the Act
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-04-15 reg7_extension | response_due 2026-05-22 (40wd 2026-03-24) | forty from the particulars
2026-03-04 received; 2026-03-10 reg7_extension; 2026-03-16 clarification_requested; 2026-03-24 clarification_provided | response_due 2026-04-23 (20wd 2026-03-24) | reg 9(4): a fresh twenty days
2026-03-04 received; 2026-03-30 reg7_extension parts=1 | response_due 2026-04-02 (20wd 2026-03-04); 1:response_due 2026-05-05 (40wd 2026-03-04) | only the part that is complex and voluminous
"""

CLARIFICATION = """
2026-03-04 received; 2026-03-10 clarification_requested | response_due none is stopped | reg 9(2)
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided | response_due 2026-04-23 (20wd 2026-03-24) | reg 9(4): a fresh twenty after the particulars
2026-03-04 received; 2026-04-07 clarification_requested; 2026-04-10 clarification_provided | response_due 2026-04-02 (20wd 2026-03-04) | asked too late
"""

# Regulation 8: the pause as in the Act, but sixty working days to pay.
FEES = """
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid | response_due 2026-04-20 (20wd 2026-03-04 less 2026-03-10..2026-03-24) | both ends drop out
2026-03-04 received; 2026-03-10 fee_notice | fee_pay_by 2026-06-09 (60wd 2026-03-10) is running; response_due none | sixty working days, not three months
2026-03-04 received; 2026-03-10 fee_notice; 2026-06-10 fee_paid | fee_pay_by 2026-06-09 (60wd 2026-03-10); response_due none is idle | a day too late
2026-03-04 received; 2026-03-10 fee_notice; 2026-06-09 fee_paid | fee_pay_by 2026-06-09 (60wd 2026-03-10) is met; response_due 2026-07-03 (20wd 2026-03-04 less 2026-03-10..2026-06-09) | the last day
2025-11-24 received; 2025-11-30 fee_notice | fee_pay_by 2026-02-27 (60wd 2025-11-30) | from a Sunday, over Christmas
"""

# Regulation 11: forty working days each way; no soft twenty, and no need to wait longer than that.
REVIEWS = """
2026-03-04 received; 2026-03-31 refused | review_request_by 2026-06-01 (40wd 2026-03-31); ico_from none; ico_by none | reg 11(2), from the day it was sent
2026-03-04 received; 2026-03-31 refused sent_on=2026-03-30 received_on=2026-03-31 | review_request_by 2026-05-29 (40wd 2026-03-30) | from the sending
2026-03-04 received; 2026-03-31 not_held | review_request_by 2026-06-01 (40wd 2026-03-31) | reg 12(4)(a) is a refusal
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested | review_due 2026-06-18 (40wd 2026-04-20) is running; review_due_max none; ico_from 2026-06-19 (1d 2026-06-18) | reg 11(4): forty, and statute
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-06-18 review_outcome | review_due 2026-06-18 (40wd 2026-04-20) is met; ico_by 2026-07-30 (42d 2026-06-18); late no | the fortieth day
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-06-19 review_outcome | review_due 2026-06-18 is met_late; late yes | a day late
2026-03-04 received | ico_from 2026-04-03 (1d 2026-04-02) | silence
2026-03-04 received; on 2026-04-07 | late yes; review_request_by 2026-06-03 (40wd 2026-04-02) | silence: forty from the day it was missed, law.md 10.15
2026-03-04 received; 2026-03-31 refused; 2026-04-18 review_requested | review_due 2026-06-17 (40wd 2026-04-18) also 2026-06-18 (40wd 2026-04-20) | a Saturday
2026-01-05 received; 2026-04-14 decision_notice compliance_days=35 | compliance_by 2026-05-19 (35d 2026-04-14); tribunal_by 2026-05-12 (28d 2026-04-14 roll ew) | reg 18 applies the Act's enforcement
2026-03-04 received; 2026-03-10 transferred body=b; 2026-03-13 received body=b | response_due 2026-04-15 (20wd 2026-03-13) | reg 10
"""


@pytest.mark.parametrize("row", rows("EIR", TIMES + MORE_TIME + CLARIFICATION + FEES + REVIEWS), ids=name_of)
def test_eir(row: Row) -> None:
    check(row)
