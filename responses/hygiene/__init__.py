"""What a reply's text needs. Pure: texts in, remarks out; no database, no settings.

attachments  says that something is attached
likeness     says nearly the same as another
lacks        lacks a field, file, subject or way out that the other variants have
mentions     the articles that it leads to
"""
