"""A judge for the redaction, written by people who have not read the detector.

`chats/` are written by hand, `templates/` are filled with numbers and names of our own. A third of
each (`seen`) may be looked at while the detector is worked on; the rest is only counted.
"""
