"""foitrack: freedom-of-information requests in the UK, their clocks and their answers."""

__version__ = "0.1.0"
