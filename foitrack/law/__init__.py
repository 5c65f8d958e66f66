"""The law as data: one file a statute, each figure with its citation, its kind and the day it began."""
