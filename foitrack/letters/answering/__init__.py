"""The letters that answer an answer, or the lack of one: chaser, review, complaint, application, and the short replies.

Each function takes a ``Dossier`` and gives an ``Answer``, or raises ``NotYet`` with the reason why the letter would be wrong
today. The words are templates in ``templates/letters/answering``; what goes into them is worked out here and in
``issues``. Nothing is sent.
"""

from __future__ import annotations

from foitrack.letters.answering.letter import Answer, NotYet
from foitrack.letters.answering.overdue import chase
from foitrack.letters.answering.regulator import complain
from foitrack.letters.answering.replies import clarification, extension, new_request, question, wrong_date
from foitrack.letters.answering.reviewing import review

__all__ = [
    "Answer", "NotYet", "chase", "clarification", "complain", "extension", "new_request", "question", "review", "wrong_date",
]  # fmt: skip
