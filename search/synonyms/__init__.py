"""Words that mean the same across languages: the list that ships, and the lookup for searches."""
