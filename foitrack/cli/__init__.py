"""The commands: parse, one call, show. Everything they change goes through ``foitrack.actions``."""
