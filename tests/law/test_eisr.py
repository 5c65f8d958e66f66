"""The clocks of the Environmental Information (Scotland) Regulations 2004, as stories."""

from __future__ import annotations

import pytest

from tests.stories import Row, check, name_of, rows

TABLE = """
2026-03-04 received | response_due 2026-04-01 (20wd 2026-03-04) is running; refusal_notice_due 2026-04-01 (20wd 2026-03-04) | reg 5(2)(a), Scotland's days
2026-03-27 received | response_due 2026-04-27 (20wd 2026-03-27) | Easter Monday is a working day
2026-06-01 received | response_due 2026-06-30 (20wd 2026-06-01) | 15 June 2026
2026-05-16 received | response_due 2026-06-16 (20wd 2026-05-16) also 2026-06-17 (20wd 2026-05-18) | a Saturday
2026-03-02 sent via=email | response_due 2026-03-30 (20wd 2026-03-02) assumed | the day it was sent
2026-03-02 sent via=post | response_due 2026-04-02 (20wd 2026-03-05) assumed | the third day after posting
2026-03-04 received; 2026-03-20 reg7_extension | response_due 2026-04-30 (40wd 2026-03-04); refusal_notice_due 2026-04-30 (40wd 2026-03-04) | reg 7: twenty more, told inside the first
2026-03-04 received; 2026-04-01 reg7_extension | response_due 2026-04-30 (40wd 2026-03-04) | told on the twentieth day
2026-03-04 received; 2026-04-02 reg7_extension | response_due 2026-04-01 (20wd 2026-03-04) | told too late
2026-03-04 received; 2026-04-02 reg7_extension; on 2026-04-03 | response_due 2026-04-01 is missed; late yes | told too late
2026-03-04 received; 2026-03-20 pit_extension ground=eirs:10(5)(e); on 2026-04-03 | response_due 2026-04-01 is missed; pit_target none; late yes | no extension for the public interest
2026-03-04 received; 2026-03-10 clarification_requested | response_due none is stopped | reg 9
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided | response_due 2026-04-22 (20wd 2026-03-24) | reg 9
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid | response_due 2026-04-17 (20wd 2026-03-04 less 2026-03-10..2026-03-24) | reg 8
2026-03-04 received; 2026-03-10 fee_notice | fee_pay_by 2026-06-05 (60wd 2026-03-10); response_due none | sixty working days
2026-03-04 received; 2026-03-10 fee_notice; 2026-06-08 fee_paid | response_due none is idle | paid after the sixty
2026-03-04 received; 2026-03-20 refused | review_request_by 2026-05-19 (40wd 2026-03-20) | reg 16(2)
2026-03-04 received; 2026-04-08 refused | review_request_by 2026-06-05 (40wd 2026-04-08); late yes | a late answer
2026-03-04 received; on 2026-04-03 | review_request_by 2026-06-01 (40wd 2026-04-01); ico_from none; late yes | silence: forty after it was due
2026-03-04 received; 2026-03-20 refused; 2026-04-02 review_requested | review_due 2026-05-01 (20wd 2026-04-02) | reg 16(4): twenty, where the EIR has forty
2026-03-04 received; 2026-03-20 refused; 2026-04-02 review_requested; 2026-04-28 review_outcome | sic_by 2026-10-28 (6m 2026-04-28); ico_by none; late no | six months
2026-03-04 received; 2026-04-02 review_requested; on 2026-05-02 | sic_by 2026-11-01 (6m 2026-05-01); late yes | silence again
[keeper_of_records] 2026-03-04 received | response_due 2026-04-01 (20wd 2026-03-04) | the thirty days are the Act's
[grant_aided_school] 2026-06-16 received; 2026-06-26 school_closed until=2026-08-14 | response_due 2026-07-14 (20wd 2026-06-16) | so are the school days
"""


@pytest.mark.parametrize("row", rows("EISR", TABLE), ids=name_of)
def test_eisr(row: Row) -> None:
    check(row)
