"""One question to many bodies: what each answered, where the answers agree and where not, and how bodies perform.

Pure: cases in, values out. Nothing here reads a store or asks the day.
"""
