"""What a letter says: text in, quoted spans out. A reading is a proposal; it changes nothing.

The steps, a module each: ``plain`` (characters), ``sentences``, ``segments`` (whose words are these),
``regime`` (which law), ``citations`` (what is cited), ``judge`` (relied on, or only mentioned), ``cost``,
``routes``, ``stage`` and ``outcome`` (what the letter does), ``findings`` (the notice against the law),
``marks`` (references and dates). ``letter.read_letter`` runs them.
"""
