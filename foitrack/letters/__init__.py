"""Letters: their templates, how one is written for a body, and the checks of a draft. Nothing is stored here."""
