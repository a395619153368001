"""Finds things and knows none of them."""
