"""The clocks of the Freedom of Information Act 2000, as stories: what happened, what follows, and why."""

from __future__ import annotations

import pytest

from tests.stories import Row, check, name_of, rows

# Twenty working days after receipt, in no part of the United Kingdom a bank holiday: s.10(1), (6).
THE_TWENTY_DAYS = """
2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04) only unassumed unprovisional is running; refusal_notice_due 2026-04-02 (20wd 2026-03-04) | 17 March is a holiday in Northern Ireland, so not a working day in Kent: s.10(6); s.17(1) sets the same day
2026-03-16 received | response_due 2026-04-16 (20wd 2026-03-16) | St Patrick's Day, Good Friday and Easter Monday
2026-03-27 received | response_due 2026-04-28 (20wd 2026-03-27) | Good Friday 3 April, Easter Monday 6 April
2026-06-22 received | response_due 2026-07-21 (20wd 2026-06-22) | 12 July 2026 is a Sunday: Northern Ireland has Monday 13 July
2023-06-20 received | response_due 2023-07-19 (20wd 2023-06-20) | 12 July 2023, a Wednesday
2026-07-20 received | response_due 2026-08-18 (20wd 2026-07-20) | the first Monday of August, in Scotland
2026-08-12 received | response_due 2026-09-10 (20wd 2026-08-12) | the last Monday of August, not in Scotland
2026-11-20 received | response_due 2026-12-21 (20wd 2026-11-20) | St Andrew's Day and Christmas
2025-11-20 received | response_due 2025-12-19 (20wd 2025-11-20) | St Andrew's Day 2025 is a Sunday: Monday 1 December
2006-11-20 received | response_due 2006-12-18 (20wd 2006-11-20) | St Andrew's Day was no bank holiday before 2007 (asp 2007/2)
2007-11-20 received | response_due 2007-12-19 (20wd 2007-11-20) | the first St Andrew's Day holiday
2025-12-15 received | response_due 2026-01-16 (20wd 2025-12-15) | 2 January, in Scotland
2026-12-10 received | response_due 2027-01-13 (20wd 2026-12-10) | Boxing Day 2026 is a Saturday: Monday 28 December
2026-12-21 received | response_due 2027-01-22 (20wd 2026-12-21) | 2 January 2027 is a Saturday: Monday 4 January, in Scotland
2027-12-13 received | response_due 2028-01-14 (20wd 2027-12-13) | Christmas and New Year 2027-28 fall on weekends: 27, 28 December, 3 and 4 January
2011-04-05 received | response_due 2011-05-09 (20wd 2011-04-05) | 29 April 2011, the royal wedding
2012-05-15 received | response_due 2012-06-14 (20wd 2012-05-15) | 28 May 2012 was a working day: moved to 4 June, and 5 June added
2020-04-14 received | response_due 2020-05-13 (20wd 2020-04-14) | 4 May 2020 was a working day: moved to 8 May
2022-05-10 received | response_due 2022-06-09 (20wd 2022-05-10) | 30 May 2022 was a working day: moved to 2 June, and 3 June added
2023-04-17 received | response_due 2023-05-17 (20wd 2023-04-17) | 8 May 2023, the coronation
2022-09-01 received | response_due 2022-09-30 (20wd 2022-09-01) | 19 September 2022 counts for no request, not even one already running: law.md 9.2
2022-09-19 received | response_due 2022-10-17 (20wd 2022-09-19) also 2022-10-18 (20wd 2022-09-20) | received on the day of the state funeral
2026-05-15 received | response_due 2026-06-16 (20wd 2026-05-15) | 15 June 2026, in Scotland only, counts for nobody
2026-05-14 received | response_due 2026-06-12 (20wd 2026-05-14) | due on Friday 12 June, so 15 June is too late to matter
2026-06-01 received | response_due 2026-06-30 (20wd 2026-06-01) | 15 June 2026: a list of England and Wales says a day less
2026-06-15 received | response_due 2026-07-14 (20wd 2026-06-15) also 2026-07-15 (20wd 2026-06-16) | received on the Scottish holiday itself
2024-02-01 received | response_due 2024-02-29 (20wd 2024-02-01) | 29 February counts
2005-01-04 received | response_due 2005-02-01 (20wd 2005-01-04) also 2005-02-02 (20wd 2005-01-05) | the Act's first days; 4 January 2005 was a Scottish substitute
2026-03-04 received time=23:59 | response_due 2026-04-02 (20wd 2026-03-04) | a day runs to midnight: Berend v IC EA/2006/0049
2026-03-04 received; 2026-03-05 acknowledged; 2026-03-06 holding; 2026-03-09 call; 2026-03-10 statement; 2026-03-11 note | response_due 2026-04-02 (20wd 2026-03-04) is running; late unknown | none of these answers anything
"""

# Receipt may fall on any day (s.10(6), LTT47); the Code's later reading is kept beside it: law.md 9.1.
RECEIVED_ON_A_DAY_OFF = """
2026-05-16 received | response_due 2026-06-16 (20wd 2026-05-16) also 2026-06-17 (20wd 2026-05-18) | a Saturday: day 1 is Monday; the body may claim Tuesday
2026-05-17 received | response_due 2026-06-16 (20wd 2026-05-17) also 2026-06-17 (20wd 2026-05-18) | a Sunday
2026-05-25 received | response_due 2026-06-23 (20wd 2026-05-25) also 2026-06-24 (20wd 2026-05-26) | a bank holiday
2026-03-17 received | response_due 2026-04-16 (20wd 2026-03-17) also 2026-04-17 (20wd 2026-03-18) | St Patrick's Day is a day off for an English body also
2026-12-25 received | response_due 2027-01-27 (20wd 2026-12-25) also 2027-01-28 (20wd 2026-12-29) | Christmas Day before a weekend and a substitute
2026-07-04 review_requested; 2026-05-01 received; 2026-05-20 refused | review_due 2026-08-04 (20wd 2026-07-04) also 2026-08-05 (20wd 2026-07-06) | the same for a review asked for on a Saturday
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-14 clarification_provided | response_due 2026-04-15 (20wd 2026-03-14) also 2026-04-16 (20wd 2026-03-16) | and for clarification on a Saturday
"""

# law.md C7: past the official list a date is provisional, past the predicted years there is none.
PAST_THE_CALENDAR = """
2028-11-20 received | response_due 2028-12-19 (20wd 2028-11-20) unprovisional | the last days of the official list
2028-12-15 received | response_due 2029-01-18 (20wd 2028-12-15) provisional | January 2029 is on no official list
2030-03-04 received | response_due 2030-04-02 (20wd 2030-03-04) provisional | predicted from the statute
2033-12-20 received | response_due none | past the predicted years nothing is named
"""

SENT_ONLY = """
2026-03-04 sent via=email | response_due 2026-04-02 (20wd 2026-03-04) assumed | no receipt known: e-mail counts as received that day
2026-03-04 sent via=post | response_due none | the Act presumes no day for post: no clock until receipt is known
2026-03-04 sent via=email; 2026-03-06 received | response_due 2026-04-08 (20wd 2026-03-06) unassumed | receipt known
2026-03-04 sent via=post; 2026-03-06 received | response_due 2026-04-08 (20wd 2026-03-06) unassumed | receipt known
2026-03-07 sent via=email | response_due 2026-04-08 (20wd 2026-03-07) also 2026-04-09 (20wd 2026-03-09) assumed | an e-mail on a Saturday
2026-03-04 sent via=email; 2026-03-04 bounced; 2026-03-09 resent | late unknown | these move nothing by themselves
"""

# s.1(3) and s.10(6)(b): a fresh twenty days from the further information; nothing cures a date already missed.
CLARIFICATION = """
2026-03-04 received; 2026-03-10 clarification_requested | response_due none is stopped; late unknown | while it is outstanding no clock runs
2026-03-04 received; 2026-03-10 clarification_requested; on 2026-06-01 | late no | nor is anything late
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided | response_due 2026-04-23 (20wd 2026-03-24) only; refusal_notice_due 2026-04-23 (20wd 2026-03-24) | a fresh twenty, not what was left
2026-03-04 received; 2026-04-02 clarification_requested; 2026-04-10 clarification_provided | response_due 2026-05-11 (20wd 2026-04-10) | asked on the last day: the day runs to midnight
2026-03-04 received; 2026-04-07 clarification_requested; 2026-04-10 clarification_provided | response_due 2026-04-02 (20wd 2026-03-04) | asked after expiry it cures nothing
2026-03-04 received; 2026-04-07 clarification_requested; on 2026-04-08 | response_due 2026-04-02 (20wd 2026-03-04) is missed; late yes | asked after expiry, still outstanding
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-04-10 clarification_requested; 2026-04-20 clarification_provided | response_due 2026-05-19 (20wd 2026-04-20) | a second round inside the fresh twenty
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-04-10 clarification_requested | response_due none is stopped | a second round, outstanding
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-05-05 clarification_requested; 2026-05-08 clarification_provided | response_due 2026-04-23 (20wd 2026-03-24) | the second round came after the fresh twenty had run out
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-10 clarification_provided | response_due 2026-04-10 (20wd 2026-03-10) | asked and answered on one day
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-20 clarification_provided received_on=2026-03-24 | response_due 2026-04-23 (20wd 2026-03-24) | the day the body received it
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-04-22 response_full | response_due 2026-04-23 (20wd 2026-03-24) is met; late no | in time from the clarification
2026-03-04 received; 2026-03-10 clarification_requested parts=2 | response_due 2026-04-02 (20wd 2026-03-04) is running | only that part stops: law.md 7
2026-03-04 received; 2026-03-10 clarification_requested parts=2; on 2026-04-03 | late yes | the other parts stay due
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-03-24 clarification_requested; 2026-04-01 clarification_provided | response_due 2026-05-01 (20wd 2026-04-01) | asked once more on the day that the first answer arrived
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-17 clarification_requested; 2026-03-24 clarification_provided | response_due 2026-04-23 (20wd 2026-03-24) | a reminder in between asks nothing new
2026-03-04 received; 2026-03-10 clarification_requested parts=2; 2026-03-24 clarification_provided parts=2 | response_due 2026-04-02 (20wd 2026-03-04); 2:response_due 2026-04-23 (20wd 2026-03-24) | each part has its clock
2026-03-04 received; 2026-03-10 clarification_requested parts=1,2; 2026-03-24 clarification_provided parts=1,2 | response_due 2026-04-23 (20wd 2026-03-24) | every part that there is
2026-03-04 received; 2026-03-10 clarification_requested parts=1; 2026-03-11 clarification_requested parts=2; on 2026-05-01 | response_due none is stopped; late no | both parts wait, by two letters
2026-03-04 received; 2026-03-10 clarification_requested parts=1; 2026-03-24 response_full parts=2; on 2026-05-01 | response_due none is stopped; late no; 2:response_due 2026-04-02 is met | one part answered, the other waits
2026-03-04 received; 2026-03-10 clarification_requested disputed=yes; 2026-03-24 clarification_provided | response_due 2026-04-02 (20wd 2026-03-04) also 2026-04-23 (20wd 2026-03-24) | not reasonably required, you say: both clocks are kept, law.md 10.10
2026-03-04 received; 2026-03-24 clarification_provided | response_due 2026-04-02 (20wd 2026-03-04) | more was said without being asked: nothing restarts
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-12 fee_notice; 2026-03-16 clarification_provided; 2026-03-24 fee_paid | response_due 2026-04-23 (20wd 2026-03-16 less 2026-03-12..2026-03-24) | a fees notice while clarification was outstanding
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-12 clarification_requested; 2026-03-16 clarification_provided; 2026-03-24 fee_paid | response_due 2026-04-23 (20wd 2026-03-16 less 2026-03-10..2026-03-24) | clarification while a fee was outstanding
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-12 clarification_requested; 2026-03-24 fee_paid | response_due none is stopped | paid, but clarification is still outstanding
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-12 withdrawn | response_due none is idle | withdrawn
"""

# s.9(2) and s.10(2): the days from the notice to the payment, both in, do not count.
FEES = """
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid | response_due 2026-04-20 (20wd 2026-03-04 less 2026-03-10..2026-03-24) only is running | both ends drop out
2026-03-04 received; 2026-03-04 fee_notice; 2026-03-04 fee_paid | response_due 2026-04-02 (20wd 2026-03-04) | a day that would not have counted
2026-03-04 received; 2026-03-10 fee_paid; 2026-03-10 fee_notice | response_due 2026-04-07 (20wd 2026-03-04 less 2026-03-10) | one day, told in the wrong order
2026-03-04 received; 2026-03-05 fee_notice; 2026-03-05 fee_paid | response_due 2026-04-07 (20wd 2026-03-04 less 2026-03-05) | asked and paid on one day: that day drops out
2026-03-04 received; 2026-03-14 fee_notice; 2026-03-22 fee_paid | response_due 2026-04-10 (20wd 2026-03-04 less 2026-03-14..2026-03-22) | from a Saturday to a Sunday: five working days less the holiday
2026-03-04 received; 2026-04-02 fee_notice; 2026-04-20 fee_paid | response_due 2026-04-21 (20wd 2026-03-04 less 2026-04-02..2026-04-20) | noticed on the twentieth day: one day is left
2026-02-09 received; 2026-02-09 fee_notice; 2026-05-08 fee_paid | fee_pay_by 2026-05-08 (3m beginning 2026-02-09) is met; response_due 2026-06-08 (20wd 2026-02-09 less 2026-02-09..2026-05-08) | paid on the last day
2026-02-02 received; 2026-02-09 fee_notice | fee_pay_by 2026-05-08 (3m beginning 2026-02-09) is running; response_due none | three months beginning with the notice day: s.9(2)
2026-02-02 received; 2026-02-09 fee_notice; 2026-05-09 fee_paid | response_due none is idle; late unknown | a day too late: no duty to comply
2026-02-02 received; 2026-02-09 fee_notice; 2026-05-09 fee_paid; on 2026-07-01 | late no | and so nothing is late
2026-02-02 received; 2026-02-09 fee_notice; on 2026-05-09 | response_due none; late no; fee_pay_by 2026-05-08 is missed | unpaid
2026-11-20 received; 2026-11-30 fee_notice | fee_pay_by 2027-02-28 (3m beginning 2026-11-30) | there is no 30 February
2027-11-22 received; 2027-11-30 fee_notice | fee_pay_by 2028-02-29 (3m beginning 2027-11-30) | nor in a leap year
2027-11-22 received; 2027-11-29 fee_notice | fee_pay_by 2028-02-28 (3m beginning 2027-11-29) | the corresponding date is 29 February 2028
2026-11-20 received; 2026-11-29 fee_notice | fee_pay_by 2027-02-28 (3m beginning 2026-11-29) | there is no 29 February 2027
2026-11-20 received; 2026-12-01 fee_notice | fee_pay_by 2027-02-28 (3m beginning 2026-12-01) | the day before 1 March
2027-11-22 received; 2027-12-01 fee_notice | fee_pay_by 2028-02-29 (3m beginning 2027-12-01) | the day before 1 March 2028
2026-02-20 received; 2026-03-01 fee_notice | fee_pay_by 2026-05-31 (3m beginning 2026-03-01) | 1 March to 31 May
2026-01-20 received; 2026-01-31 fee_notice | fee_pay_by 2026-04-30 (3m beginning 2026-01-31) | there is no 31 April
2026-05-20 received; 2026-05-31 fee_notice | fee_pay_by 2026-08-30 (3m beginning 2026-05-31) | the day before 31 August
2028-02-10 received; 2028-02-29 fee_notice | fee_pay_by 2028-05-28 (3m beginning 2028-02-29) | from a leap day
2026-03-04 received; 2026-04-07 fee_notice; 2026-04-08 fee_paid | response_due 2026-04-02 (20wd 2026-03-04); refusal_notice_due 2026-04-02 (20wd 2026-03-04) | a notice after the twenty days un-breaches nothing
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid; 2026-03-26 fee_notice; 2026-03-27 fee_paid | response_due 2026-04-22 (20wd 2026-03-04 less 2026-03-10..2026-03-24, 2026-03-26..2026-03-27) | two notices
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid; 2026-03-26 clarification_requested; 2026-04-01 clarification_provided | response_due 2026-05-01 (20wd 2026-04-01) | the reset starts afresh: the pause before it is spent
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-20 clarification_provided; 2026-03-25 fee_notice; 2026-03-30 fee_paid | response_due 2026-04-27 (20wd 2026-03-20 less 2026-03-25..2026-03-30) | a pause inside the fresh twenty
"""

# s.10(3) and s.17(2): for a qualified exemption, named in a notice inside the twenty days. Nothing else extends.
PUBLIC_INTEREST = """
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c) new_date=2026-04-30 | response_due 2026-04-02 (20wd 2026-03-04) is met; pit_target 2026-05-05 (40wd 2026-03-04) is running; late unknown | the notice meets the twenty days; forty is the Code's most
2026-03-04 received; 2026-04-02 pit_extension ground=foia:43(2); on 2026-04-20 | response_due 2026-04-02 is met; late no | a notice on the last day is in time
2026-03-04 received; 2026-03-30 pit_extension ground=foia:27(1)(a); 2026-05-01 refused | pit_target 2026-05-05 (40wd 2026-03-04) is met; late no | answered inside the forty
2026-03-04 received; 2026-03-30 pit_extension ground=foia:27(1)(a); 2026-05-08 refused | pit_target 2026-05-05 (40wd 2026-03-04) is met_late; late yes | answered after the forty
2026-03-04 received; 2026-03-30 pit_extension ground=foia:27(1)(a); on 2026-06-01 | pit_target 2026-05-05 (40wd 2026-03-04) is missed | not answered at all
2026-03-04 received; 2026-04-07 pit_extension ground=foia:36(2)(c); 2026-04-20 refused | response_due 2026-04-02 (20wd 2026-03-04) is met_late; late yes | a notice after the twenty days is no notice
2026-03-04 received; 2026-04-07 pit_extension ground=foia:36(2)(c); on 2026-04-08 | response_due 2026-04-02 is missed; late yes | and stops nothing
2026-03-04 received; 2026-03-30 pit_extension ground=foia:21; on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | s.21 is absolute: there is no test to take time over
2026-03-04 received; 2026-03-30 pit_extension ground=foia:23(1); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | absolute
2026-03-04 received; 2026-03-30 pit_extension ground=foia:44(1)(a); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | absolute
2026-03-04 received; 2026-03-30 pit_extension ground=foia:12(1); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | cost is no exemption
2026-03-04 received; 2026-03-30 pit_extension ground=foia:14(1); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | nor is vexatiousness
2026-03-04 received; 2026-03-30 pit_extension ground=eir:12(5)(e); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | an exception of another law is no exemption in this one
2026-03-04 received; 2026-03-30 pit_extension; on 2026-04-08 | response_due 2026-04-02 is missed; pit_target 2026-05-05 (40wd 2026-03-04) assumed; late yes | no ground named: a holding letter, and the target only if there was one
2026-03-04 received; 2026-03-30 pit_extension; 2026-04-20 refused | response_due 2026-04-02 is met_late; late yes | nor is an answer inside the forty days then in time
2026-03-04 received; 2026-03-10 pit_extension ground=foia:43(2); 2026-03-16 clarification_requested; 2026-03-24 clarification_provided; on 2026-04-27 | response_due 2026-04-23 (20wd 2026-03-24) is missed; pit_target none; late yes | a fresh twenty days want a fresh notice
2026-03-04 received; 2026-03-30 reg7_extension; on 2026-04-08 | response_due 2026-04-02 is missed; late yes | regulation 7 is not in this Act
2026-03-04 received; 2026-03-30 sar_extension; on 2026-04-08 | response_due 2026-04-02 is missed; late yes | nor is article 12
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-24 clarification_provided; 2026-04-15 pit_extension ground=foia:35(1)(a) | response_due 2026-04-23 (20wd 2026-03-24) is met; pit_target 2026-05-22 (40wd 2026-03-24) | forty from the new day of receipt
2026-03-04 received; 2026-03-10 fee_notice; 2026-03-24 fee_paid; 2026-04-10 pit_extension ground=foia:35(1)(a) | response_due 2026-04-20 (20wd 2026-03-04 less 2026-03-10..2026-03-24) is met | in time by the paused clock
2026-03-04 received; 2026-03-30 holding; on 2026-04-08 | response_due 2026-04-02 is missed; late yes | a holding letter stops nothing
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c) parts=2; on 2026-04-08 | response_due 2026-04-02 is missed; pit_target 2026-05-05 (40wd 2026-03-04) is running; 2:response_due 2026-04-02 is met; late yes | s.10(3) is "to the extent that": the other parts stay due on day 20
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c); 2026-04-01 response_partial; on 2026-05-06 | response_due 2026-04-02 is met; pit_target 2026-05-05 is missed | what was given meanwhile leaves the public interest open
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36(2)(c); 2026-04-01 response_partial; 2026-04-30 response_partial | pit_target 2026-05-05 is met; late no | and the last of it decides it
2026-03-04 received; 2026-03-30 pit_extension ground=foisa:30(b)(i); on 2026-04-08 | response_due 2026-04-02 is missed; pit_target none; late yes | Scotland's exemptions are not this Act's
2026-03-04 received; 2026-03-30 pit_extension ground=foia:36; on 2026-04-08 | response_due 2026-04-02 is met; late no | the section alone names the exemption
2026-03-04 received; 2026-03-30 pit_extension ground=foia:32(1); on 2026-04-08 | response_due 2026-04-02 is missed; late yes | court records: absolute
2026-03-04 received; 2026-03-30 pit_extension ground=foia:40(2); on 2026-04-08 | response_due 2026-04-02 is missed; late yes | personal data: the Act weighs no public interest
2026-03-04 received; 2026-03-30 pit_extension ground=foia:41(1); on 2026-04-08 | response_due 2026-04-02 is missed; late yes | confidence: absolute
2026-03-04 received; 2026-03-30 pit_extension ground=foia:42(1); 2026-04-08 pit_extension ground=foia:42(1) | response_due 2026-04-02 is met; pit_target 2026-05-05 (40wd 2026-03-04) | a second notice, too late for more, undoes nothing
2026-03-04 received; 2026-04-07 pit_extension ground=foia:36(2)(c) sent_on=2026-04-01 | response_due 2026-04-02 is met; pit_target 2026-05-05 (40wd 2026-03-04) | it was sent inside the twenty days
"""

# SI 2004/3364, SI 2009/1369 and SI 2010/2768.
OTHER_TIMES = """
[maintained_school] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-08 (earlier of 20wd 2026-06-29 less 2026-07-22..2026-09-01 and 60wd 2026-06-29); max_response_due 2026-09-24 (60wd 2026-06-29) | twenty days that are school days
[maintained_school] 2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04) | no closure known
[maintained_school] 2026-03-04 received; 2026-03-10 school_closed until=2026-12-31 | response_due 2026-06-03 (60wd 2026-03-04) | the sixtieth working day, whichever is first
[maintained_school] 2026-07-25 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-29 (earlier of 20wd 2026-07-25 less 2026-07-22..2026-09-01 and 60wd 2026-07-25) | received in the holidays
[maintained_school] 2026-03-04 received; 2026-03-20 school_closed | response_due 2026-04-07 (20wd 2026-03-04 less 2026-03-20) | one day
[maintained_school] 2026-03-04 received; 2026-03-20 school_closed until=2026-03-22; 2026-03-30 school_closed until=2026-04-10 | response_due 2026-04-17 (20wd 2026-03-04 less 2026-03-20..2026-03-22, 2026-03-30..2026-04-10) | two closures
[maintained_school_ni] 2026-06-22 received; 2026-07-01 school_closed until=2026-08-31 | response_due 2026-09-17 (earlier of 20wd 2026-06-22 less 2026-07-01..2026-08-31 and 60wd 2026-06-22) | Northern Ireland since 2009
[maintained_school_ni] 2008-06-23 received; 2008-07-01 school_closed until=2008-08-31 | response_due 2008-07-22 (20wd 2008-06-23) | before SI 2009/1369
[academy] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-08 (earlier of 20wd 2026-06-29 less 2026-07-22..2026-09-01 and 60wd 2026-06-29) | academies since 2010
[academy] 2009-06-29 received; 2009-07-22 school_closed until=2009-09-01 | response_due 2009-07-28 (20wd 2009-06-29) | before SI 2010/2768
[maintained_school] 2005-03-01 received; 2005-03-25 school_closed until=2005-04-10 | response_due 2005-04-14 (20wd 2005-03-01 less 2005-03-25..2005-04-10) | since 1 January 2005
[council] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-07-28 (20wd 2026-06-29) | asked of the council: its own days
[education] 2026-06-29 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-07-28 (20wd 2026-06-29) | a university is no school
[maintained_school] 2026-06-22 received; 2026-07-01 clarification_requested; 2026-07-10 clarification_provided; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-21 (20wd 2026-07-10 less 2026-07-22..2026-09-01) | school days after a reset
[maintained_school] 2026-06-22 received; 2026-06-25 fee_notice; 2026-06-30 fee_paid; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-07 (20wd 2026-06-22 less 2026-06-25..2026-06-30, 2026-07-22..2026-09-01) | closure and pause together
[maintained_school] 2026-03-04 received; 2026-03-06 fee_notice; 2026-03-20 fee_paid; 2026-03-23 school_closed until=2026-12-31 | response_due 2026-06-18 (60wd 2026-03-04 less 2026-03-06..2026-03-20); max_response_due 2026-06-18 (60wd 2026-03-04 less 2026-03-06..2026-03-20) | the sixty is paused as the twenty is: s.10(4) speaks of s.10(2) too
[maintained_school] 2026-03-04 received; 2026-03-10 school_closed until=2026-03-20; 2026-03-16 school_closed until=2026-03-27 | response_due 2026-04-23 (20wd 2026-03-04 less 2026-03-10..2026-03-27) | closures that overlap are left out once
[maintained_school] 2026-03-04 received; 2026-03-10 fee_notice; 2026-03-18 fee_paid; 2026-03-16 school_closed until=2026-03-27 | response_due 2026-04-23 (20wd 2026-03-04 less 2026-03-10..2026-03-27) | so are a closure and a pause
[maintained_school] 2026-07-11 received; 2026-07-22 school_closed until=2026-09-01 | response_due 2026-09-21 (20wd 2026-07-11 less 2026-07-22..2026-09-01) also 2026-09-22 (20wd 2026-07-14 less 2026-07-22..2026-09-01) | a Saturday before a Northern Irish holiday
[national_archives] 2026-03-04 received | response_due 2026-04-20 (30wd 2026-03-04) | a transferred public record not designated as open: reg 4
[national_archives] 2026-11-16 received | response_due 2026-12-31 (30wd 2026-11-16) | over Christmas
[armed_forces] 2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04); extension_application_due 2026-04-02 (20wd 2026-03-04); max_response_due 2026-06-03 (60wd 2026-03-04) | reg 5: the Commissioner may allow sixty if asked inside twenty
[held_overseas] 2026-03-04 received | response_due 2026-04-02 (20wd 2026-03-04); extension_application_due 2026-04-02 (20wd 2026-03-04); max_response_due 2026-06-03 (60wd 2026-03-04) | reg 6: information held outside the United Kingdom, in the same way
[police] 2026-03-04 received | max_response_due none; extension_application_due none | nobody else has these
"""

TRANSFERS = """
2026-03-04 received body=a-council; 2026-03-10 transferred body=b-council; 2026-03-13 received body=b-council | response_due 2026-04-15 (20wd 2026-03-13) | the second body has its own twenty
2026-03-04 received; 2026-03-10 transferred body=b-council; 2026-03-13 received body=b-council; on 2026-04-07 | late no | and is judged by them
2026-03-04 received body=a-council; 2026-03-10 transferred body=b-council; 2026-03-10 received body=b-council | response_due 2026-04-10 (20wd 2026-03-10) | passed on and received on one day
2026-03-04 received body=a-council; 2026-03-10 transferred body=b-council; on 2026-04-03 | response_due 2026-04-02 is missed; late yes | the first body must still answer, until the second has it
2026-03-04 received body=a-council; 2026-03-06 received body=a-council | response_due 2026-04-02 (20wd 2026-03-04) | a copy received again restarts nothing
2026-03-04 received body=a-council; 2026-03-10 not_held; 2026-03-10 transferred body=b-council; 2026-03-13 received body=b-council; on 2026-04-20 | response_due 2026-04-15 (20wd 2026-03-13) is missed; late yes | the first body's own answer is not the second's
2026-03-04 received; 2026-03-10 transferred body=b-council; 2026-03-13 received body=b-council; 2026-04-20 refused | response_due 2026-04-15 (20wd 2026-03-13) is met_late; late yes | a late answer of the second body
"""

# The section 45 Code and the ICO's practice; s.50 and the Tribunal's rules.
REVIEWS = """
2026-03-04 received; 2026-03-31 refused | response_due 2026-04-02 is met; review_request_by 2026-06-01 (40wd 2026-03-31) is running; ico_by none; ico_from none; late no | forty working days from the answer, by the Code; no Commissioner before a review
2026-03-04 received; 2026-03-31 refused dated=2026-03-30 sent_on=2026-03-31 received_on=2026-04-02 | review_request_by 2026-06-01 (40wd 2026-03-31) | it runs from issue: law.md 10.1
2026-03-04 received; 2026-03-31 response_partial | review_request_by 2026-06-01 (40wd 2026-03-31) | a part answer may be reviewed also
2026-03-04 received; 2026-03-31 not_held | response_due 2026-04-02 is met; review_request_by 2026-06-01 (40wd 2026-03-31) | no record found is an answer
2026-03-04 received; 2026-03-31 ncnd | response_due 2026-04-02 is met; review_request_by 2026-06-01 (40wd 2026-03-31) | so is neither confirming nor denying
2026-03-04 received; 2026-03-31 vexatious | response_due 2026-04-02 is met; late no | s.17(5)
2026-03-04 received; 2026-03-31 repeated | response_due 2026-04-02 is met; late no | s.17(5)
2026-03-04 received; 2026-03-31 cost | response_due 2026-04-02 is met; late no | s.17(5)
2026-03-04 received; 2026-03-31 response_full | response_due 2026-04-02 is met; review_request_by 2026-06-01 (40wd 2026-03-31); late no | disclosed
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested | review_due 2026-05-19 (20wd 2026-04-20) is running; review_due_max 2026-06-18 (40wd 2026-04-20); review_request_by 2026-06-01 (40wd 2026-03-31) is met; ico_from 2026-06-19 (1d 2026-06-18) | twenty as a rule, forty at most; unanswered at forty, the ICO
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; on 2026-05-20 | review_due 2026-05-19 (20wd 2026-04-20) is missed; late yes | a review is a duty of the body's too
2026-03-04 received; 2026-03-31 refused; 2026-04-18 review_requested received_on=2026-04-20 | review_due 2026-05-19 (20wd 2026-04-20) only | received on the Monday
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome | review_due 2026-05-19 is met; ico_by 2026-06-23 (42d 2026-05-12) is running; ico_from none; late no | six weeks from the final answer
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-20 review_outcome | review_due 2026-05-19 is met_late; ico_by 2026-07-01 (42d 2026-05-20); late yes | late
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-20 review_outcome sent_on=2026-05-19 | review_due 2026-05-19 is met; late no | sent in time
2026-03-04 received; 2026-04-08 refused | response_due 2026-04-02 is met_late; review_request_by 2026-06-05 (40wd 2026-04-08); late yes | a late answer is an answer
2026-03-04 received; 2026-04-08 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome | late no | the latest answer, to the review, was in time
2026-03-04 received; 2026-04-08 refused sent_on=2026-04-02 | response_due 2026-04-02 is met; late no | lateness turns on the sending: law.md 10.1
2026-03-04 received; 2026-04-08 refused dated=2026-04-02 | response_due 2026-04-02 is met | its date, where the sending is not known
2026-03-04 received; on 2026-04-02 | response_due 2026-04-02 is running; late no | to the end of the day
2026-03-04 received; on 2026-04-03 | response_due 2026-04-02 is missed; ico_from 2026-04-03 (1d 2026-04-02); late yes | silence: the ICO at once, s.50
2026-03-04 received | ico_from 2026-04-03 (1d 2026-04-02); late unknown | a complaint may follow the day after
2026-03-04 received; 2026-05-05 review_requested; on 2026-05-06 | late yes; response_due 2026-04-02 is missed; review_due 2026-06-03 (20wd 2026-05-05) | a review asked for after silence cures nothing
2026-03-04 received; 2026-03-31 response_partial; 2026-04-20 refused | late yes | the latest answer came after the due day
2026-03-04 received; 2026-03-31 refused; 2026-04-01 statement; 2026-05-01 note | late no; review_request_by 2026-06-01 (40wd 2026-03-31) | a press statement restarts nothing
2026-03-04 received; 2026-03-31 response_partial; 2026-03-31 part_to_follow; on 2026-04-03 | response_due 2026-04-02 is missed; late yes | some now, the rest to follow: the rest is late
2026-03-04 received; 2026-03-31 response_full parts=1; on 2026-04-03 | response_due 2026-04-02 is missed; 1:response_due 2026-04-02 is met; review_request_by 2026-06-01 (40wd 2026-03-31); late yes | one part answered, the rest is not
2026-03-04 received; 2026-03-31 response_full parts=1; 2026-04-02 refused parts=2; on 2026-04-03 | response_due 2026-04-02 is met; late no | both parts answered
2026-03-04 received; 2026-03-31 response_full parts=1; 2026-04-07 refused parts=2 | response_due 2026-04-02 is met_late; late yes | the second part late
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome; 2026-06-01 commissioner_complaint | ico_by 2026-06-23 is met | complained in time
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-05-12 review_outcome; on 2026-06-24 | ico_by 2026-06-23 is missed; late no | your own day passed: that makes nobody late
2026-03-04 received; 2026-04-08 refused; on 2026-04-07 | response_due 2026-04-02 is missed; late yes | on that day there was no answer yet
2026-03-04 received; 2026-03-31 refused; on 2026-03-20 | response_due 2026-04-02 is running; late no | nor here, and there was time
2026-03-04 received; 2026-03-31 statement; on 2026-04-03 | response_due 2026-04-02 is missed; late yes | a press statement is no answer
2026-03-04 received; 2026-03-30 part_to_follow; on 2026-04-03 | response_due 2026-04-02 is missed; late yes | nor is a promise
"""

AFTERWARDS = """
2026-01-05 received; 2026-04-14 decision_notice | compliance_by 2026-05-14 (30d 2026-04-14) assumed; tribunal_by 2026-05-12 (28d 2026-04-14 roll ew) | no days stated: thirty, by the notices of the time; twenty-eight to appeal
2026-01-05 received; 2026-04-14 decision_notice compliance_days=35 | compliance_by 2026-05-19 (35d 2026-04-14) unassumed | as the notice says
2023-01-05 received; 2023-04-14 decision_notice | compliance_by none; tribunal_by 2023-05-12 (28d 2023-04-14 roll ew) | before 2024 nothing is assumed
2023-01-05 received; 2023-04-14 decision_notice compliance_days=35 | compliance_by 2023-05-19 (35d 2023-04-14) | as the notice says
2023-09-05 received; 2023-12-31 decision_notice | compliance_by none | the last day before the practice
2023-09-05 received; 2024-01-02 decision_notice | compliance_by 2024-02-01 (30d 2024-01-02) assumed | the first year of the practice
2026-01-05 received; 2026-04-16 decision_notice compliance_days=30 | compliance_by 2026-05-16 (30d 2026-04-16) | a Saturday: no roll is stated
2026-06-01 received; 2026-11-27 decision_notice | tribunal_by 2026-12-29 (28d 2026-11-27 roll ew) only | the last day is Christmas Day: it rolls to Tuesday 29 December
2026-01-05 received; 2026-03-09 decision_notice | tribunal_by 2026-04-07 (28d 2026-03-09 roll ew) | the last day is Easter Monday
2026-01-05 received; 2026-03-06 decision_notice | tribunal_by 2026-04-07 (28d 2026-03-06 roll ew) | Good Friday, and over Easter
2026-01-05 received; 2026-05-18 decision_notice | tribunal_by 2026-06-15 (28d 2026-05-18 roll ew) also 2026-06-16 (28d 2026-05-18 roll uk) | 15 June 2026 is a holiday in Scotland only
2026-01-05 received; 2026-06-15 decision_notice | tribunal_by 2026-07-13 (28d 2026-06-15 roll ew) also 2026-07-14 (28d 2026-06-15 roll uk) | 13 July 2026, in Northern Ireland only
2026-01-05 received; 2026-04-20 decision_notice sent_on=2026-04-16 received_on=2026-04-20 | tribunal_by 2026-05-14 (28d 2026-04-16 roll ew) | rule 22(1)(b): from the day it was sent
2026-01-05 received; 2026-04-14 decision_notice compliance_days=30; 2026-05-01 tribunal_appeal | compliance_by none is stopped; tribunal_by 2026-05-12 is met | while an appeal is pending: s.50(6)
2026-01-05 received; 2026-04-14 decision_notice compliance_days=30; on 2026-05-20 | compliance_by 2026-05-14 is missed | not complied with
2026-03-04 received; 2026-03-09 withdrawn | response_due none is idle; late unknown | withdrawn
2026-03-04 received; 2026-03-09 withdrawn; on 2026-06-01 | response_due none is idle; late no | withdrawn, so never late
2026-03-04 received; 2026-03-10 clarification_requested; 2026-05-15 lapsed; on 2026-06-01 | response_due none is idle; late no | lapsed
2026-03-04 received; 2026-03-31 refused; 2026-04-20 review_requested; 2026-04-28 withdrawn | review_due none is idle; review_due_max none; ico_from none; late no | everything stops
"""

MISTAKES_AND_LAWS = """
2026-03-04 received; 2026-03-10 clarification_requested id=x; 2026-03-11 retracted retracts=x | response_due 2026-04-02 (20wd 2026-03-04) is running | as if it had never been entered
2026-03-04 received; 2026-03-10 clarification_requested; 2026-03-11 retracted retracts=1 | response_due 2026-04-02 (20wd 2026-03-04) is running | by its place, from nought
2026-03-01 received id=wrong; 2026-03-04 received; 2026-03-05 retracted retracts=wrong | response_due 2026-04-02 (20wd 2026-03-04) only | a wrong receipt
2026-03-04 received; 2026-03-20 refused id=r; 2026-03-21 retracted retracts=r id=oops; 2026-03-22 retracted retracts=oops | response_due 2026-04-02 (20wd 2026-03-04) is met | a retraction retracted restores
2026-03-04 received; 2026-03-20 refused; 2026-03-21 retracted retracts=1; on 2026-04-03 | response_due 2026-04-02 is missed; late yes; review_request_by none | no answer after all
2026-03-04 received; 2026-03-11 regime_set regime=eir; 2026-03-20 refused; 2026-03-30 review_requested | response_due 2026-04-02 (20wd 2026-03-04); review_due 2026-05-29 (40wd 2026-03-30); review_due_max none | heard under the EIR: reg 11(4)
2026-03-04 received; 2026-03-11 regime_set regime=FOISA | response_due 2026-04-01 (20wd 2026-03-04 in scotland) | Scotland counts St Patrick's Day
2026-03-04 received; 2026-03-11 regime_claimed regime=EIR; 2026-03-20 refused; 2026-03-30 review_requested | review_due 2026-04-29 (20wd 2026-03-30) | what the body claims moves nothing
2026-03-04 received; 2026-03-11 regime_set regime=EIR parts=2; 2026-03-12 reg7_extension parts=2 | response_due 2026-04-02 (20wd 2026-03-04); 2:response_due 2026-05-05 (40wd 2026-03-04) | one part environmental, the rest not: law.md 10.13
2026-03-04 received; 2026-03-11 regime_set regime=EIR id=s; 2026-03-12 reg7_extension; 2026-03-13 retracted retracts=s | response_due 2026-04-02 (20wd 2026-03-04) | the law set by mistake
2026-03-04 received; 2026-03-11 regime_set regime=EIR; 2026-03-12 reg7_extension | response_due 2026-05-05 (40wd 2026-03-04) | and regulation 7 then applies
"""

TABLES = (
    THE_TWENTY_DAYS
    + RECEIVED_ON_A_DAY_OFF
    + PAST_THE_CALENDAR
    + SENT_ONLY
    + CLARIFICATION
    + FEES
    + PUBLIC_INTEREST
    + OTHER_TIMES
    + TRANSFERS
    + REVIEWS
    + AFTERWARDS
    + MISTAKES_AND_LAWS
)


@pytest.mark.parametrize("row", rows("FOIA", TABLES), ids=name_of)
def test_foia(row: Row) -> None:
    check(row)
