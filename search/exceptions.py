"""What can go wrong with an index. Nobody who searches ever sees these."""


class IndexUnusable(Exception):
    """The index is missing, damaged, of another version, or about another database.

    It is a cache: the database answers meanwhile, and a rebuild mends it.
    """


class IndexTooSlow(IndexUnusable):
    """It took too long this time. Nothing is wrong with it, and nothing is mended."""
