"""What a letter says: text in, quoted spans out. A reading is a proposal; it changes nothing.

The steps, a module each: ``plain`` (characters), ``sentences``, ``segments`` (whose words are these),
``citations`` (what is cited), ``regime`` (which law), ``judge`` (relied on, or only mentioned), ``stage``
(regulator, review, interim or answer), ``interim``, ``review``, ``giving``, ``refusing`` and ``outcome`` (what the
letter does), ``cost`` (its figures), ``routes`` (where it sends the reader), ``checks`` and ``findings`` (the
notice beside the law), ``marks`` (references and dates). ``letter.read_letter`` runs them.
"""
