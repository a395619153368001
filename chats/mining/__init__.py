"""Finds what agents type again and again. Pure functions, no database.

fields      what is personal becomes a field: `{{customer.first_name}}`
units       a message is cut into what could be a reply: its sentences, and a short whole one
words       what of a text counts when texts are compared
likeness    how much two texts say the same
sketch      numbers that texts alike have in common: what to compare at all
typical     the wording that stands for all, with a gap where each has something else
stages      where in a chat a text is said
"""

RECIPE = 1
"""Grows with anything that cuts, fills or compares texts otherwise: all chats are read anew."""
