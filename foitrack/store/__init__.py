"""The only room with SQL: facts in, facts out, on SQLite and PostgreSQL.

``open`` finds and opens a store, ``read`` answers, ``record`` writes, ``chain`` makes ids, references and
hashes, ``values`` are what goes in and comes out, ``care`` keeps a store well. ``tables`` is the schema.
"""
