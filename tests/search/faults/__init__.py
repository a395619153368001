"""What can happen to an index, one thing for each case of tests/search/test_crash_index.py.

`collection` holds documents and says who has to find what; `files` and `processes` break
something; `work` is what processes of their own do, some of which are killed.
"""
